-- CRMs may tell of applications, too, and of changes with their values.
alter table fdforge.crm_poll add column kind text not null default 'borrower';
alter table fdforge.crm_poll drop constraint crm_poll_pkey;
alter table fdforge.crm_poll add primary key (crm, kind);

alter table fdforge.crm_record add column their_at timestamptz;
comment on column fdforge.crm_record.their_at is 'When they had last changed it, by the CRM''s clock, as far as we have seen: what is older is no news.';

create table fdforge.crm_seen (
  crm  text not null,
  kind text not null,
  key  text not null,
  etag text not null,
  primary key (crm, kind, key)
);
comment on table fdforge.crm_seen is 'ETags of records that CRMs tell of without a common version: what has the same is no news.';

create table fdforge.crm_last_change (
  crm    text        not null,
  kind   text        not null,
  out_at timestamptz,
  in_at  timestamptz,
  primary key (crm, kind)
);
comment on table fdforge.crm_last_change is 'When a record of each kind last went to a CRM and came from it; written every second at most.';
