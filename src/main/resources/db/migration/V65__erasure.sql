-- Which keys were destroyed, so that every node forgets them; and persons who were erased, however far that is.
create table fdforge.erased_subject (
  subject uuid        primary key,
  at      timestamptz not null default clock_timestamp()
);
create index erased_subject_at on fdforge.erased_subject (at);
comment on table fdforge.erased_subject is 'Whose key was destroyed: ids of persons, and of callbacks that named one.';

create table fdforge.erasure (
  id           uuid        primary key,
  reason       text        not null,
  actor        text        not null,
  state        text        not null check (state in ('REQUESTED', 'FILED', 'ERASED', 'DONE')),
  requested_at timestamptz not null default clock_timestamp(),
  erased_at    timestamptz,
  done_at      timestamptz,
  erased_in    xid8,
  attempts     int         not null default 0,
  due_at       timestamptz not null default clock_timestamp()
);
create index erasure_due on fdforge.erasure (due_at) where state <> 'DONE';
comment on table fdforge.erasure is 'Erasures and how far they are: requested, written to the erasure file, keys destroyed, nothing left by transactions that were under way then.';
comment on column fdforge.erasure.erased_in is 'The transaction that destroyed the keys; when all older ones are over, what they left is removed.';

create table fdforge.erasure_person (
  person  uuid primary key,
  erasure uuid not null references fdforge.erasure (id)
);
create index erasure_person_erasure on fdforge.erasure_person (erasure);

create table fdforge.legal_hold (
  person uuid        primary key,
  since  timestamptz not null default clock_timestamp(),
  actor  text        not null,
  reason bytea       not null
);
comment on table fdforge.legal_hold is 'Persons whose data have to be kept for now; the reason is sealed under their key.';

