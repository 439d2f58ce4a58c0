-- Whom a passkey opens: the person as it was when it was added. One from before this opens nothing.
alter table fdforge.passkey add column members uuid[] not null default '{}';
alter table fdforge.passkey alter column members drop default;
create index passkey_members on fdforge.passkey using gin (members);
comment on column fdforge.passkey.members is 'All borrowers that were the person when it was added; while the person is made of others it opens nothing.';
