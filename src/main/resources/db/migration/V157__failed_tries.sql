-- What was presented at a door in vain, counted for all nodes. Subjects are hashes: anything may be typed for a name.
create table fdforge.failed_try (
  subject  text        primary key,
  kind     text        not null,
  failures int         not null,
  last_at  timestamptz not null
);
create index failed_try_last on fdforge.failed_try (last_at);
