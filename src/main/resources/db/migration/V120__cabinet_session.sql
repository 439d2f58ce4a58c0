-- Sessions of borrowers in the cabinet, shared by all edges.
create table fdforge.cabinet_session (
  id           bytea       primary key,
  borrower     uuid        not null,
  kind         text        not null check (kind in ('email', 'phone')),
  address      bytea       not null,
  applications uuid[],
  signed_in_at timestamptz not null default clock_timestamp(),
  seen_at      timestamptz not null default clock_timestamp(),
  proven_at    timestamptz not null default clock_timestamp()
) with (fillfactor = 80);
create index cabinet_session_borrower on fdforge.cabinet_session (borrower);
comment on table fdforge.cabinet_session is 'Who is signed in in the cabinet; deleted when it ends and with the person.';
comment on column fdforge.cabinet_session.id is 'SHA-256 of what the browser holds.';
comment on column fdforge.cabinet_session.address is 'Blind index of the address that the code was sent to.';
comment on column fdforge.cabinet_session.applications is 'What may be seen; null: everything of the person.';
comment on column fdforge.cabinet_session.proven_at is 'When a code was last given.';
