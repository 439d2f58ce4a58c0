-- Messages to receivers: connected systems and the callbacks of sources. One queue for all.
create table fdforge.delivery_receiver (
  name              text        primary key,
  state             text        not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'GONE')),
  last_sequence     bigint      not null default 0,
  due_at            timestamptz not null default '-infinity',
  lease             uuid,
  lease_owner       text,
  leased_until      timestamptz,
  last_delivered_at timestamptz,
  last_error        text
) with (fillfactor = 50);
comment on table fdforge.delivery_receiver is 'Who gets messages, named kind:code. Whoever holds the lease numbers its messages and sends them, one after the other.';
comment on column fdforge.delivery_receiver.due_at is 'Nothing is sent before then: the first of its messages was tried in vain.';

create table fdforge.delivery (
  id             uuid        primary key,
  position       bigint      generated always as identity,
  receiver       text        not null,
  sequence       bigint,
  type           text        not null,
  subject        text        not null,
  version        bigint,
  body           text        not null,
  state          text        not null default 'WAITING' check (state in ('WAITING', 'RETRYING', 'DELIVERED', 'DEAD')),
  created_at     timestamptz not null default clock_timestamp(),
  tries          int         not null default 0,
  first_tried_at timestamptz,
  due_at         timestamptz,
  attempts       jsonb       not null default '[]'
) with (fillfactor = 80);
create index delivery_open on fdforge.delivery (receiver, sequence, position) where state in ('WAITING', 'RETRYING');
create unique index delivery_sequence on fdforge.delivery (receiver, sequence);
create index delivery_dead on fdforge.delivery (id) where state = 'DEAD';
comment on table fdforge.delivery is 'One message to one receiver, written in the transaction of the change it tells. Never a personal value.';
comment on column fdforge.delivery.position is 'Given when the row is written: orders the messages about one subject, whose changes wait for each other. Not a place to read on from: a lower one may be committed later.';
comment on column fdforge.delivery.sequence is 'Given by whoever holds the receiver''s lease and sees the row; without a gap.';
comment on column fdforge.delivery.tries is 'Since it was written or somebody asked for it again; all of them are in attempts.';

create table fdforge.delivery_confirmed (
  receiver text   not null,
  subject  text   not null,
  version  bigint not null,
  primary key (receiver, subject)
);
comment on table fdforge.delivery_confirmed is 'The highest version of each thing with versions that a receiver has acknowledged.';
