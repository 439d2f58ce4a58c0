create table fdforge.key_rotation (
  key         int         primary key,
  started_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  cursor      uuid        not null default '00000000-0000-0000-0000-000000000000',
  changed     bigint      not null default 0,
  done        bigint      not null default 0,
  total       bigint      not null
);
comment on table fdforge.key_rotation is 'How far everything is wrapped by a primary key of the keyset file: cursor and changed are of the pass under way.';
