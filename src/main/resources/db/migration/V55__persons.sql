alter table fdforge.borrower add column person uuid;
comment on column fdforge.borrower.person is 'The borrower that gives a merged person its name, on all of its borrowers; null: not merged. Follows from fdforge.borrower_merge.';
comment on column fdforge.borrower.version is 'Of the person that goes by this id.';
comment on column fdforge.borrower.profile is 'Sealed under the borrower''s key: all that came to this borrower, each time with source, time and application. Never moved by a merge.';
create index borrower_person on fdforge.borrower (person) where person is not null;

create table fdforge.borrower_merge (
  id        uuid        primary key,
  borrower  uuid        not null references fdforge.borrower (id) on delete cascade,
  other     uuid        not null references fdforge.borrower (id) on delete cascade,
  at        timestamptz not null default clock_timestamp(),
  actor     text        not null,
  undone_at timestamptz,
  undone_by text
);
create index borrower_merge_borrower on fdforge.borrower_merge (borrower);
create index borrower_merge_other on fdforge.borrower_merge (other);
comment on table fdforge.borrower_merge is 'Somebody said that two borrowers are one person. Undone merges stay as history.';

create table fdforge.borrower_match (
  id         uuid        primary key,
  one        uuid        not null references fdforge.borrower (id) on delete cascade,
  other      uuid        not null references fdforge.borrower (id) on delete cascade,
  shared     text[]      not null,
  against    text[]      not null,
  state      text        not null default 'OPEN' check (state in ('OPEN', 'SAME', 'DIFFERENT')),
  at         timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  decided_by text,
  unique (one, other),
  check (one < other)
);
create index borrower_match_state on fdforge.borrower_match (state, id);
create index borrower_match_other on fdforge.borrower_match (other);
comment on table fdforge.borrower_match is 'Two borrowers that share a key and may be one person. Names of attributes only, never a value.';

-- a person's applications; ids are time-ordered, so new ones come last
create index application_borrower on fdforge.application (borrower_id);
