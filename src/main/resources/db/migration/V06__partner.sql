create table fdforge.partner (
  code       text        primary key,
  name       text        not null,
  state      text        not null,
  definition jsonb       not null,
  secrets    bytea       not null,
  version    int         not null,
  updated_at timestamptz not null
);
comment on table fdforge.partner is 'Lenders as admins write them. Secrets are masked in the definition and sealed beside it.';
