-- What lenders ask of borrowers, and what they got.
create table fdforge.borrower_task (
  id          uuid        primary key,
  application uuid        not null,
  borrower    uuid        not null,
  dispatch    uuid        not null,
  partner     text        not null,
  kind        text        not null check (kind in ('FIELDS', 'QUESTION', 'DOCUMENT')),
  asked       bytea       not null,
  given       bytea,
  asked_at    timestamptz not null default clock_timestamp(),
  done_at     timestamptz,
  reply       uuid
);
create index borrower_task_application on fdforge.borrower_task (application);
create index borrower_task_reply on fdforge.borrower_task (reply) where reply is not null;
comment on column fdforge.borrower_task.asked is 'Sealed under the borrower''s key: the lender''s words.';
comment on column fdforge.borrower_task.given is 'Sealed under the borrower''s key: the values, by the key of their field.';
comment on column fdforge.borrower_task.reply is 'The notice that takes it to the lender. A lender that asks for the same again opens the task again.';

create table fdforge.document (
  id          uuid        primary key,
  application uuid        not null,
  borrower    uuid        not null,
  task        uuid        not null,
  name        bytea       not null,
  type        text,
  size        bigint      not null default 0,
  pieces      int         not null default 0,
  opened_at   timestamptz not null default clock_timestamp(),
  closed_at   timestamptz,
  reply       uuid
);
create index document_application on fdforge.document (application);
create index document_borrower on fdforge.document (borrower);
create index document_reply on fdforge.document (reply) where reply is not null;
comment on column fdforge.document.name is 'Sealed under the borrower''s key: what it is called.';
comment on column fdforge.document.type is 'By its content, from its first piece on; not what somebody said.';
comment on column fdforge.document.closed_at is 'When it was whole; one that never is counts for nothing and goes after a day.';

create table fdforge.document_piece (
  document uuid  not null,
  number   int   not null,
  sealed   bytea not null,
  primary key (document, number)
);
alter table fdforge.document_piece alter column sealed set storage external;
comment on table fdforge.document_piece is 'Sealed under the borrower''s key, each bound to its document and place: none can be left out, doubled or moved unseen.';

insert into fdforge.catalogue (kind, code, version, definition)
select 'retention', code, 1, jsonb_build_object('code', code, 'days', days, 'state', 'ACTIVE')
from (values ('borrower-documents', 180)) as rule (code, days);
