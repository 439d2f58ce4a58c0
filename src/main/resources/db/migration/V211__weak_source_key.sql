create table fdforge.weak_source_key (
  key      text        primary key,
  bits     int         not null,
  noted_at timestamptz not null default clock_timestamp()
);
comment on table fdforge.weak_source_key is 'Keys that people brought for sources and that could be guessed, by a keyed hash of what is kept of them.';
comment on column fdforge.weak_source_key.bits is 'How much there is to guess, estimated when it was brought: the key itself is nowhere.';
