-- What partners told of loans, and what they owe for them. Amounts in minor units of their currency.
create table fdforge.settlement_fact (
  id          uuid        primary key,
  partner     text        not null,
  month       text        not null,
  at          timestamptz not null,
  fact        text        not null check (fact in ('ACCEPTED', 'SIGNED', 'FUNDED', 'RETURNED', 'CANCELLED')),
  application uuid        not null,
  reference   text        not null,
  dispatch    uuid        not null,
  amount      bigint      not null,
  currency    text        not null,
  contested   boolean     not null
);
create unique index settlement_fact_once on fdforge.settlement_fact (dispatch, fact) where fact <> 'RETURNED' and not contested;
create index settlement_fact_month on fdforge.settlement_fact (partner, month);
create index settlement_fact_application on fdforge.settlement_fact (application);
comment on table fdforge.settlement_fact is 'How far a loan came at a partner, each word once, returns as often as they are told; append-only.';
comment on column fdforge.settlement_fact.month is 'In which we heard of it, by the partner''s calendar.';
comment on column fdforge.settlement_fact.contested is 'It contradicts what was heard before: nothing is booked for it.';

create table fdforge.settlement_entry (
  id              uuid        primary key,
  partner         text        not null,
  month           text        not null,
  at              timestamptz not null,
  kind            text        not null check (kind in ('COMMISSION', 'CLAWBACK')),
  fact            uuid        not null unique references fdforge.settlement_fact,
  application     uuid        not null,
  reference       text        not null,
  dispatch        uuid        not null,
  base            bigint      not null,
  base_currency   text        not null,
  amount          bigint      not null,
  currency        text        not null,
  partner_version int         not null,
  terms           jsonb       not null,
  basis           text        not null
);
create unique index settlement_entry_commission on fdforge.settlement_entry (dispatch) where kind = 'COMMISSION';
create index settlement_entry_dispatch on fdforge.settlement_entry (dispatch) where kind = 'CLAWBACK';
create index settlement_entry_month on fdforge.settlement_entry (partner, month, id);
comment on table fdforge.settlement_entry is 'What a partner owes, a line for each loan and each return; append-only. No personal value.';
comment on column fdforge.settlement_entry.amount is 'Less than zero for a clawback.';
comment on column fdforge.settlement_entry.terms is 'As they stood when the loan was paid out: later terms change nothing.';

create table fdforge.settlement_volume (
  partner  text   not null,
  month    text   not null,
  currency text   not null,
  loans    bigint not null,
  amount   bigint not null,
  primary key (partner, month, currency)
) with (fillfactor = 50);
comment on table fdforge.settlement_volume is 'What a partner has paid out in a month so far: decides the tier of the next loan.';

create trigger append_only before update or delete or truncate on fdforge.settlement_fact
  for each statement execute function fdforge.refuse_change();
create trigger append_only before update or delete or truncate on fdforge.settlement_entry
  for each statement execute function fdforge.refuse_change();
