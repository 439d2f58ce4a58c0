-- Borrowers that CRMs may change, too.
create table fdforge.crm_record (
  borrower   uuid        not null,
  crm        text        not null,
  etag       text,
  common     bytea       not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (borrower, crm)
);
comment on table fdforge.crm_record is 'What we and a CRM had of a borrower when both were last in step.';
comment on column fdforge.crm_record.common is 'Sealed under the borrower''s key.';

create table fdforge.crm_event (
  crm         text        not null,
  event       text        not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (crm, event)
);
create index crm_event_old on fdforge.crm_event (received_at);
comment on table fdforge.crm_event is 'Ids of messages from CRMs: one that comes again is no news.';

create table fdforge.crm_poll (
  crm     text        primary key,
  seen_to timestamptz not null default clock_timestamp(),
  skip    int         not null default 0,
  due_at  timestamptz not null default '-infinity',
  error   text
);
comment on table fdforge.crm_poll is 'How far a CRM was asked for what has changed there.';
comment on column fdforge.crm_poll.seen_to is 'By the CRM''s clock.';

create table fdforge.crm_conflict (
  id         uuid        primary key,
  crm        text        not null,
  borrower   uuid        not null,
  attribute  text        not null,
  state      text        not null default 'OPEN' check (state in ('OPEN', 'SETTLED')),
  sides      bytea       not null,
  at         timestamptz not null default clock_timestamp(),
  take       text,
  decided_at timestamptz,
  decided_by text
);
create unique index crm_conflict_open on fdforge.crm_conflict (borrower, crm, attribute) where state = 'OPEN';
create index crm_conflict_list on fdforge.crm_conflict (crm, state, id);
comment on table fdforge.crm_conflict is 'Values that both sides have changed, for somebody to decide.';
comment on column fdforge.crm_conflict.sides is 'Ours, theirs and what we had in step, sealed under the borrower''s key.';
