-- Codes by which borrowers sign in, and how often somebody asked.
create table fdforge.sign_in (
  kind       text        not null check (kind in ('email', 'phone')),
  address    bytea       not null,
  request    uuid        not null,
  language   text        not null,
  code       bytea,
  tries      int         not null default 0,
  expires_at timestamptz not null,
  primary key (kind, address)
) with (fillfactor = 80);
create unique index sign_in_request on fdforge.sign_in (request);
comment on table fdforge.sign_in is 'The one code under way for an address, whether anybody is known by it or not. Deleted when it is used, or an hour after its end.';
comment on column fdforge.sign_in.address is 'Blind index of the address.';
comment on column fdforge.sign_in.code is 'Keyed hash of the code; null until it is sent. The code itself is stored nowhere.';

create table fdforge.sign_in_count (
  key   bytea       primary key,
  since timestamptz not null,
  count int         not null
) with (fillfactor = 80);
comment on table fdforge.sign_in_count is 'How often codes were asked for or tried, by keyed hash of an address or of a caller; the same for all nodes and edges.';
