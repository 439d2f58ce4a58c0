-- An offer that names no amount is one as applied for, until its lender has named one; that one it does not take back.
alter table fdforge.offer add column as_applied boolean not null default false;
comment on column fdforge.offer.as_applied is 'The lender has named no amount; it is the one applied for.';
