-- Passkeys by which borrowers sign in, and the challenges that ask for one.
create table fdforge.passkey (
  id         uuid        primary key,
  borrower   uuid        not null,
  credential bytea       not null unique,
  handle     bytea       not null,
  sealed     bytea       not null,
  counter    bigint      not null,
  created_at timestamptz not null default clock_timestamp(),
  used_at    timestamptz
) with (fillfactor = 80);
create index passkey_borrower on fdforge.passkey (borrower);
comment on table fdforge.passkey is 'What recognises passkeys of borrowers; deleted when one is removed and with the person.';
comment on column fdforge.passkey.credential is 'SHA-256 of the id under which the device names it.';
comment on column fdforge.passkey.handle is 'Random; under it the device keeps all of the person.';
comment on column fdforge.passkey.sealed is 'Under the borrower''s key: its name, its public key, the address it was added with.';
comment on column fdforge.passkey.counter is 'Of signatures; never goes back. 0 for devices that don''t count.';

create table fdforge.passkey_challenge (
  challenge  bytea       primary key,
  purpose    text        not null check (purpose in ('ADD', 'SIGN_IN', 'PROVE')),
  session    bytea,
  handle     bytea,
  expires_at timestamptz not null
);
create index passkey_challenge_expires_at on fdforge.passkey_challenge (expires_at);
comment on table fdforge.passkey_challenge is 'What browsers were asked to sign, the same for all nodes and edges; deleted when it is answered, or too old.';
comment on column fdforge.passkey_challenge.session is 'SHA-256 of the session''s key; null to sign in.';

comment on column fdforge.cabinet_session.address is 'Blind index of the address that the code was sent to, or that the passkey was added with.';
comment on column fdforge.cabinet_session.proven_at is 'When a code was last given, or a passkey shown.';
