create table fdforge.application (
  id                 uuid        primary key,
  reference          text        not null unique,
  borrower_id        uuid        not null,
  source             text        not null,
  status             text        not null,
  status_reason      text,
  since              timestamptz not null default now(),
  version            int         not null default 1,
  test               boolean     not null,
  returning_borrower boolean     not null,
  product            text        not null,
  amount             numeric     not null,
  currency           text        not null,
  term_months        int         not null,
  purpose            text,
  region             text,
  received_at        timestamptz not null default now(),
  waiting_at         text,
  document           bytea       not null
) with (fillfactor = 80);
comment on column fdforge.application.document is 'Sealed under the borrower''s key: the canonical application with its consents.';
comment on table fdforge.application is 'Few indexes on purpose: status moves stay heap-only updates. Ids are time-ordered, so lists page on the primary key.';

create table fdforge.intake (
  source         text        not null,
  key            bytea       not null,
  fingerprint    bytea       not null,
  application_id uuid        not null,
  status         text        not null,
  warnings       jsonb       not null,
  at             timestamptz not null,
  primary key (source, key)
);
comment on table fdforge.intake is 'What was answered to which request, so that a repeat gets the same. Keys and fingerprints are blind indexes.';
