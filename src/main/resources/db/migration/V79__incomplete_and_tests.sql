alter table fdforge.application
  alter column product drop not null,
  alter column amount drop not null,
  alter column currency drop not null,
  alter column term_months drop not null,
  add column forced text;
comment on column fdforge.application.forced is 'How a test is to end; null for all others.';

create table fdforge.completion (
  application_id uuid        primary key,
  token          bytea       not null unique,
  missing        jsonb       not null,
  asked_at       timestamptz not null default clock_timestamp(),
  completed_at   timestamptz
);
comment on table fdforge.completion is 'What applications came without, until somebody adds it. The token is a blind index; what is missing are places and reasons, never values.';
