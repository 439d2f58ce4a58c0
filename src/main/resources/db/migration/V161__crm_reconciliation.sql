-- A walk through everything a CRM is to have, compared with what it has.
create table fdforge.crm_reconciliation (
  id         uuid        primary key,
  crm        text        not null,
  state      text        not null default 'RUNNING' check (state in ('RUNNING', 'PAUSED', 'DONE', 'CANCELLED')),
  place      text,
  done       bigint      not null default 0,
  total      bigint      not null,
  same       bigint      not null default 0,
  missing    bigint      not null default 0,
  drifted    bigint      not null default 0,
  taken      bigint      not null default 0,
  disputed   bigint      not null default 0,
  failed     bigint      not null default 0,
  error      text,
  failures   int         not null default 0,
  lease      uuid,
  due_at     timestamptz not null default '-infinity',
  worked_ms  bigint      not null default 0,
  walked_at  timestamptz,
  started_at timestamptz not null default clock_timestamp(),
  ended_at   timestamptz
);
create unique index crm_reconciliation_running on fdforge.crm_reconciliation (crm) where state in ('RUNNING', 'PAUSED');
create index crm_reconciliation_newest on fdforge.crm_reconciliation (crm, id);
comment on column fdforge.crm_reconciliation.place is 'Where the walk goes on.';
comment on column fdforge.crm_reconciliation.lease is 'Of the step that is under way; due_at is when it ends.';
