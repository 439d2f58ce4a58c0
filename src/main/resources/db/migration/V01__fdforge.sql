create table fdforge.ledger (
  position bigint generated always as identity primary key,
  at       timestamptz not null default clock_timestamp(),
  kind     text        not null,
  subject  uuid,
  code     text,
  version  int         not null,
  action   text        not null,
  actor    text        not null,
  details  jsonb       not null
);
create index ledger_subject on fdforge.ledger (subject) where subject is not null;
create index ledger_code on fdforge.ledger (kind, code) where code is not null;
comment on table fdforge.ledger is 'Append-only: one row for every change of master data. Never a personal value.';

create table fdforge.subject_key (
  subject uuid  primary key,
  wrapped bytea not null
);
comment on table fdforge.subject_key is 'The key of each person, wrapped by the keyset file. Its backup has its own, short retention: deleting a row is erasure.';
