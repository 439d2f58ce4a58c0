create table fdforge.half_filled_form (
  id       uuid        primary key,
  token    bytea       not null unique,
  form     text        not null,
  version  int         not null,
  content  bytea       not null,
  saved_at timestamptz not null default clock_timestamp()
);
comment on table fdforge.half_filled_form is 'Forms that somebody began and saved. id is new each time it is saved; content is sealed under the key of that id.';
comment on column fdforge.half_filled_form.token is 'SHA-256 of the token in the link, which has 192 random bits.';

insert into fdforge.catalogue (kind, code, version, definition)
values ('retention', 'half-filled-forms', 1, '{"code": "half-filled-forms", "days": 30, "state": "ACTIVE"}');
