create table fdforge.crm_task (
  application  uuid        primary key,
  version      bigint      not null default 1,
  state        text        not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED')),
  waiting_at   text,
  attempts     int         not null default 0,
  error        text,
  queued_at    timestamptz not null default clock_timestamp(),
  due_at       timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  confirmed_at timestamptz
);
create index crm_task_due on fdforge.crm_task (due_at) where state = 'WAITING';
comment on table fdforge.crm_task is 'What the CRM has yet to hear, one row per application; a newer hand-over raises the version and replaces one that waits.';
comment on column fdforge.crm_task.waiting_at is 'Where the process instance waits for the confirmation; null when nobody waits.';
comment on column fdforge.crm_task.leased_until is 'Being sent until then; kept apart from due_at so that a newer version never overtakes one under way.';

create table fdforge.crm_state (
  one             boolean     primary key default true check (one),
  last_success_at timestamptz,
  last_error_at   timestamptz,
  last_error      text
);
insert into fdforge.crm_state default values;
comment on table fdforge.crm_state is 'How the last exchanges with the CRM went: one row.';
