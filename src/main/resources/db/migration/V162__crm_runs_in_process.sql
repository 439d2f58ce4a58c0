-- Loads and reconciliations are process instances, too; one that is gone ends its run.
alter table fdforge.crm_load add column in_process boolean not null default false;
alter table fdforge.crm_load drop constraint crm_load_state_check;
alter table fdforge.crm_load add constraint crm_load_state_check check (state in ('RUNNING', 'PAUSED', 'DONE', 'CANCELLED'));
drop index fdforge.crm_load_running;
create unique index crm_load_running on fdforge.crm_load (crm) where state in ('RUNNING', 'PAUSED');
alter table fdforge.crm_reconciliation add column in_process boolean not null default false;
comment on column fdforge.crm_load.in_process is 'False for those begun before there was such a process.';
