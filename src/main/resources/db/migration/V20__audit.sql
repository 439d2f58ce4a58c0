create table fdforge.audit_run (
  checked_at   timestamptz primary key,
  applications bigint      not null,
  findings     bigint      not null,
  report       jsonb       not null
);
comment on table fdforge.audit_run is 'What the nightly self-audit found: one row a night.';
