create table fdforge.batch (
  id           uuid        primary key,
  source       text        not null,
  actor        text        not null,
  state        text        not null default 'RECEIVING' check (state in ('RECEIVING', 'RUNNING', 'DONE', 'FAILED')),
  reason       text,
  origin       uuid        not null,
  digest       bytea,
  rows         int         not null default 0,
  accepted     int         not null default 0,
  duplicates   int         not null default 0,
  rejected     int         not null default 0,
  opened_at    timestamptz not null default clock_timestamp(),
  touched_at   timestamptz not null default clock_timestamp(),
  ended_at     timestamptz,
  leased_until timestamptz not null default '-infinity',
  due_at       timestamptz not null default clock_timestamp()
);
create index batch_of_source on fdforge.batch (source, id);
create index batch_digest on fdforge.batch (source, digest, id) where digest is not null;
create index batch_receiving on fdforge.batch (touched_at) where state = 'RECEIVING';
create index batch_running on fdforge.batch (due_at) where state = 'RUNNING';
comment on table fdforge.batch is 'Files of applications. rows were in the file; accepted (duplicates among them) and rejected are those that are done with.';
comment on column fdforge.batch.origin is 'The first batch of the same source with the same bytes; itself, when there was none. Rows without an id of their own are known by it and their line.';
comment on column fdforge.batch.digest is 'Blind index of the file.';

create table fdforge.batch_chunk (
  batch   uuid  not null references fdforge.batch (id) on delete cascade,
  number  int   not null,
  part    int   not null default 0,
  rows    int   not null,
  content bytea not null,
  primary key (batch, number)
);
comment on table fdforge.batch_chunk is 'Rows that nobody has done yet, sealed under the key of the batch; gone with the last of them. part grows whenever some of them are done.';

create table fdforge.batch_report (
  batch    uuid   not null references fdforge.batch (id) on delete cascade,
  line     bigint not null,
  position int    not null,
  field    text   not null,
  code     text   not null,
  message  text   not null,
  primary key (batch, line, position)
);
comment on table fdforge.batch_report is 'What is to be said about a row: why it was refused, or which application it repeats. No personal values.';

insert into fdforge.catalogue (kind, code, version, definition)
values ('retention', 'batches', 1, jsonb_build_object('code', 'batches', 'days', 90, 'state', 'ACTIVE'));
