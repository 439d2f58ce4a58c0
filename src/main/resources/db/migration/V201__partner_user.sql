create table fdforge.partner_user (
  name          text        primary key,
  partners      text[]      not null,
  state         text        not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  version       int         not null default 0,
  password      text,
  invitation    bytea       unique,
  invited_until timestamptz,
  seen_at       timestamptz
);
comment on table fdforge.partner_user is 'People of lenders who may sign in, and for which partners.';
comment on column fdforge.partner_user.password is 'bcrypt; null until it is set.';
comment on column fdforge.partner_user.invitation is 'SHA-256 of the link by which the password is set, once.';
