alter table fdforge.failed_try add column account text;
comment on column fdforge.failed_try.account is 'Of a pair: the subject of its account, by which somebody can be let in again.';
create index failed_try_account on fdforge.failed_try (account) where account is not null;

create table fdforge.house_sign_in (
  name    text        primary key,
  seen_at timestamptz not null
);
comment on table fdforge.house_sign_in is 'When somebody of the house last proved who they are, to the minute.';
