create table fdforge.edge (
  name        text        primary key,
  seen_at     timestamptz not null,
  waiting     int         not null,
  oldest_at   timestamptz,
  parked      int         not null,
  damaged     int         not null,
  bytes       bigint      not null,
  quota       bigint      not null,
  snapshot    bigint
);
comment on table fdforge.edge is 'What each edge told of itself last; its name is the one of its certificate.';

create table fdforge.kept_refused (
  id             uuid        primary key,
  edge           text        not null,
  source         text        not null,
  at             timestamptz not null default clock_timestamp(),
  code           text        not null,
  sentence       text        not null,
  schema_version int         not null,
  sealed         text        not null,
  settled_at     timestamptz
);
comment on table fdforge.kept_refused is 'Applications an edge acknowledged while core was away and core then could not take in; sealed as they came.';
create index kept_refused_open on fdforge.kept_refused (at) where settled_at is null;

create table fdforge.application_alias (
  id             uuid        primary key,
  application_id uuid        not null,
  reference      text        not null,
  at             timestamptz not null default clock_timestamp()
);
comment on table fdforge.application_alias is 'Ids and references that an edge gave an application which had others already: another edge, or core, had it first.';
create index application_alias_reference on fdforge.application_alias (reference);
create index application_alias_application on fdforge.application_alias (application_id);

insert into fdforge.catalogue (kind, code, version, definition)
values ('retention', 'refused-kept', 1, '{"code": "refused-kept", "days": 90, "state": "ACTIVE"}');
