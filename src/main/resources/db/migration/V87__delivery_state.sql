-- Receivers that are told how things are: the CRM's queue becomes one of them.
alter table fdforge.delivery_receiver add column last_error_at timestamptz;
comment on column fdforge.delivery_receiver.last_error_at is 'Of receivers of states.';

create table fdforge.delivery_state (
  receiver     text        not null,
  kind         text        not null,
  key          text        not null,
  version      bigint      not null default 1,
  state        text        not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED')),
  attempts     int         not null default 0,
  error        text,
  queued_at    timestamptz not null default clock_timestamp(),
  due_at       timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  primary key (kind, key, receiver)
);
create index delivery_state_due on fdforge.delivery_state (receiver, due_at) where state = 'WAITING';
comment on table fdforge.delivery_state is 'What receivers are told the newest state of: one row for each that ever was to be told. Never a personal value.';
comment on column fdforge.delivery_state.version is 'Grows with each change that is to be told; what was sent under an older one is not confirmed.';

insert into fdforge.delivery_receiver (name, last_delivered_at, last_error_at, last_error)
  select 'crm:main', last_success_at, last_error_at, last_error from fdforge.crm_state
  where exists (select from fdforge.crm_task)
  on conflict do nothing;
insert into fdforge.delivery_state
    (receiver, kind, key, version, state, attempts, error, queued_at, due_at, confirmed_at)
  select 'crm:main', 'application', application::text, version, state, attempts, error, queued_at, due_at, confirmed_at
  from fdforge.crm_task;
drop table fdforge.crm_task;
drop table fdforge.crm_state;
