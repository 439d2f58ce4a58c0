-- Letters to borrowers on what happens to their applications.
create table fdforge.letter (
  id          uuid        primary key,
  application uuid        not null,
  borrower    uuid        not null,
  occasion    text        not null,
  event       bigint      not null,
  channel     text        not null,
  state       text        not null default 'WAITING' check (state in ('WAITING', 'SENT', 'UNDELIVERABLE', 'NOT_SENT')),
  created_at  timestamptz not null default clock_timestamp(),
  settled_at  timestamptz,
  unique (application, occasion, event)
);
create index letter_borrower on fdforge.letter (borrower);
comment on table fdforge.letter is 'One letter for one event, at most once; what it says and where to is read when it is sent.';
comment on column fdforge.letter.event is 'Position in the ledger of what may happen often; else 0.';
comment on column fdforge.letter.state is 'NOT_SENT: the borrower wants none any more, or was erased.';

create table fdforge.letter_preference (
  borrower   uuid        primary key,
  messages   text        not null check (messages in ('MAIL', 'SMS', 'NONE')),
  changed_at timestamptz not null default clock_timestamp()
);
comment on table fdforge.letter_preference is 'How a borrower wants to hear of what happens; without a row by mail, else by text message.';

create table fdforge.letter_cursor (
  name  text   primary key,
  block bigint not null
);
insert into fdforge.letter_cursor select 'letters', coalesce(max(number), 0) from fdforge.ledger_block;
comment on table fdforge.letter_cursor is 'How far the ledger was read for letters.';

create index offer_expires on fdforge.offer (expires_at) where expires_at is not null;
