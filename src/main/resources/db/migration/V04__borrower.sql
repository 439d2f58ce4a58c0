create table fdforge.borrower (
  id         uuid        primary key,
  version    int         not null,
  changed_at timestamptz not null default now(),
  profile    bytea       not null
);
comment on column fdforge.borrower.profile is 'Sealed under the borrower''s key: every value with its source, time and what it replaced.';

create table fdforge.borrower_key (
  kind     text  not null,
  hash     bytea not null,
  borrower uuid  not null references fdforge.borrower (id) on delete cascade,
  primary key (kind, hash, borrower)
);
create index borrower_key_borrower on fdforge.borrower_key (borrower);
comment on column fdforge.borrower_key.hash is 'Blind index (keyed, 16 bytes) of a normalised tax id, phone or e-mail.';
