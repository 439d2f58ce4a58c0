-- Rows that were kept for ever: moved instances, and traces of applications.
insert into fdforge.catalogue (kind, code, version, definition)
select 'retention', code, 1, jsonb_build_object('code', code, 'days', days, 'state', 'ACTIVE')
from (values ('process-moves', 400), ('application-traces', 90)) as rule (code, days);
