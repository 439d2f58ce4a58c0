create table fdforge.source_sample (
  source text        primary key,
  body   bytea       not null,
  at     timestamptz not null,
  actor  text        not null
);
comment on table fdforge.source_sample is 'The invented payload that a source''s posting guide shows. Sealed, as people err.';
