create table fdforge.source_count (
  source text   not null,
  day    date   not null,
  what   text   not null,
  count  bigint not null,
  primary key (source, day, what)
);
comment on table fdforge.source_count is 'What sources were answered, by UTC day: accepted, incomplete, duplicate, replayed, refused. Kept 14 days.';

create table fdforge.source_refusal (
  source  text        not null,
  day     date        not null,
  code    text        not null,
  pointer text        not null,
  count   bigint      not null,
  last_at timestamptz not null,
  shape   jsonb       not null,
  primary key (source, day, code, pointer)
);
comment on table fdforge.source_refusal is 'Why applications were refused, and the paths and types of the last such payload: no value of it. Kept 14 days.';

create table fdforge.source_key_use (
  source  text        not null,
  key     bytea       not null,
  last_at timestamptz not null,
  primary key (source, key)
);
comment on column fdforge.source_key_use.key is 'Blind index of the key''s hash.';

create table fdforge.source_report (
  id uuid        primary key,
  at timestamptz not null default now()
);
comment on table fdforge.source_report is 'Reports of edges that are counted already: one that comes again is not. Kept a day.';
