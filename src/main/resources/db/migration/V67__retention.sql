create table fdforge.retention_run (
  id          uuid        primary key,
  dry         boolean     not null,
  actor       text        not null,
  state       text        not null check (state in ('RUNNING', 'DONE', 'CUT_SHORT', 'FAILED')),
  started_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  alive_at    timestamptz not null default clock_timestamp(),
  lines       jsonb       not null default '[]'
);
comment on table fdforge.retention_run is 'What was looked at, and what went, rule by rule; dry ones only counted. alive_at is set by the node that is at it.';

-- Receipts lie in the order of their time: an index of a few pages finds the old ones.
create index intake_at on fdforge.intake using brin (at);

insert into fdforge.catalogue (kind, code, version, definition)
select 'retention', code, 1, jsonb_build_object('code', code, 'days', days, 'state', 'ACTIVE')
from (values ('closed-documents', 365), ('funded-documents', 1825), ('partner-answers', 180),
             ('matched-callbacks', 180), ('unmatched-callbacks', 30), ('receipts', 730), ('dormant-persons', 1825),
             ('retention-runs', 400)) as rule (code, days);
