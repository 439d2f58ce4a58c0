-- Everything that is there, told to one CRM.
create table fdforge.crm_load (
  id         uuid        primary key,
  crm        text        not null,
  state      text        not null default 'RUNNING' check (state in ('RUNNING', 'PAUSED', 'DONE')),
  place      text,
  done       bigint      not null default 0,
  total      bigint      not null,
  worked_ms  bigint      not null default 0,
  fed_at     timestamptz,
  started_at timestamptz not null default clock_timestamp(),
  ended_at   timestamptz
);
create unique index crm_load_running on fdforge.crm_load (crm) where state <> 'DONE';
comment on column fdforge.crm_load.place is 'Where the walk through the applications goes on.';
