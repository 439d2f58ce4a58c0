-- What went to a CRM and came from it last, a record at a time: names of fields, nothing personal in their values.
create table fdforge.crm_exchange (
  crm    text        not null,
  record text        not null,
  key    text        not null,
  told   boolean     not null,
  at     timestamptz not null,
  fields text        not null,
  answer text        not null,
  primary key (crm, record, key, told)
);
create index crm_exchange_newest on fdforge.crm_exchange (crm, at);
comment on column fdforge.crm_exchange.told is 'Whether it went there; else it was read there.';
comment on column fdforge.crm_exchange.fields is 'JSON: what the fields are called there, values masked.';
