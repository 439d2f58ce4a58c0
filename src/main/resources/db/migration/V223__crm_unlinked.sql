-- Records that a CRM has and we do not know.
create table fdforge.crm_unlinked (
  id         uuid        primary key,
  crm        text        not null,
  kind       text        not null,
  their_id   text        not null,
  changed_at timestamptz,
  state      text        not null default 'OPEN' check (state in ('OPEN', 'LEFT', 'LINKED')),
  found_at   timestamptz not null default clock_timestamp(),
  decided_by text,
  unique (crm, kind, their_id)
);
create index crm_unlinked_open on fdforge.crm_unlinked (crm, id) where state = 'OPEN';
comment on column fdforge.crm_unlinked.their_id is 'The CRM''s own id of it, or a digest of one that may say who it is.';
comment on column fdforge.crm_unlinked.changed_at is 'By the CRM''s clock.';

alter table fdforge.crm_poll add column wanted_at timestamptz;
comment on column fdforge.crm_poll.wanted_at is 'Since when it is to be asked because it told of a record that we do not know.';

alter table fdforge.crm_reconciliation add column unlinked bigint not null default 0;
