-- What people write about an application for whoever looks at it next.
create table fdforge.application_note (
  id          uuid        primary key,
  application uuid        not null,
  borrower    uuid        not null,
  at          timestamptz not null default clock_timestamp(),
  actor       text        not null,
  text        bytea       not null
);
create index application_note_application on fdforge.application_note (application, id);
create index application_note_borrower on fdforge.application_note (borrower);
comment on table fdforge.application_note is 'Notes of operators; the ledger says that one was written, not what.';
comment on column fdforge.application_note.text is 'Sealed under the borrower''s key: people write what they like.';

insert into fdforge.catalogue (kind, code, version, definition)
values ('retention', 'application-notes', 1, jsonb_build_object('code', 'application-notes', 'days', 1095, 'state', 'ACTIVE'));
