-- Master data of every kind in one shape. Directories and partners are copied, sources follow with V41; the old tables go with the next release.
create table fdforge.catalogue (
  kind       text  not null,
  code       text  not null,
  version    int   not null,
  definition jsonb not null,
  secrets    bytea,
  primary key (kind, code)
);
comment on table fdforge.catalogue is 'Master data as people edit it: secrets are masked in the definition and sealed beside it.';

create table fdforge.catalogue_version (
  kind       text        not null,
  code       text        not null,
  version    int         not null,
  at         timestamptz not null,
  actor      text        not null,
  action     text        not null,
  definition jsonb       not null,
  primary key (kind, code, version)
);
comment on table fdforge.catalogue_version is 'What was saved before, without secrets; append-only.';

insert into fdforge.catalogue (kind, code, version, definition)
select 'directory', code, version, jsonb_build_object('code', code, 'entries', entries) from fdforge.directory;

insert into fdforge.catalogue (kind, code, version, definition, secrets)
select 'partner', code, version + 1, definition, secrets from fdforge.partner;

