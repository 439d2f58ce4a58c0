-- Running instances that were moved from one version of their model to another.
create table fdforge.process_move (
  id           uuid        primary key,
  key          text        not null,
  source       text        not null,
  from_version int         not null,
  target       text        not null,
  to_version   int         not null,
  batch        text        not null,
  total        int         not null,
  at           timestamptz not null default clock_timestamp(),
  actor        text        not null,
  back_of      uuid
);
create index process_move_key on fdforge.process_move (key, id);
comment on table fdforge.process_move is 'One row for each time that instances of a process were moved to another version.';
comment on column fdforge.process_move.source is 'The engine''s id of the version they came from; batch is the engine''s, gone when it is done.';

create table fdforge.process_move_instance (
  move     uuid not null references fdforge.process_move,
  instance text not null,
  primary key (move, instance)
);
comment on table fdforge.process_move_instance is 'Which instances were moved, so that they can be moved back.';
