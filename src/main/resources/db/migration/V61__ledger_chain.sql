-- Proof that nobody changed the ledger: rows are chained in blocks after their commit, so that writers never wait for each other.
create table fdforge.ledger_block (
  number    bigint         primary key,
  day       date           not null,
  positions int8multirange not null,
  high      bigint         not null,
  size      int            not null,
  hashes    bytea          not null,
  chain     bytea          not null,
  seal      bytea          not null,
  sealed_at timestamptz    not null default clock_timestamp()
);
create index ledger_block_day on fdforge.ledger_block (day, number);
comment on table fdforge.ledger_block is 'Rows of the ledger in the order they were chained: 16 bytes of the chain for each, and its end. Append-only.';

create table fdforge.ledger_gap (
  positions   int8range   primary key,
  noticed_at  timestamptz not null,
  noticed_xid xid8        not null
);
comment on table fdforge.ledger_gap is 'Positions passed over whose transaction may still commit; gone when it can no longer.';

-- What people changed, newest first, without the rows of applications in between.
create index ledger_master_data on fdforge.ledger (position) where code is not null;

create function fdforge.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;
create trigger append_only before update or delete or truncate on fdforge.ledger
  for each statement execute function fdforge.refuse_change();
create trigger append_only before update or delete or truncate on fdforge.ledger_block
  for each statement execute function fdforge.refuse_change();
