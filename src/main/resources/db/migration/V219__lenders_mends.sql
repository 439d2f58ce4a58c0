alter table fdforge.partner_user add column sessions int not null default 0;
comment on column fdforge.partner_user.sessions is 'Grows with each new password and when somebody is shut out: sessions begun before count no more.';

alter table fdforge.settlement_fact add column own boolean not null default false;
comment on column fdforge.settlement_fact.own is 'Noted by us, without the partner''s word; its own word corrects it.';
drop index fdforge.settlement_fact_once;
create unique index settlement_fact_once on fdforge.settlement_fact (dispatch, fact, own) where fact <> 'RETURNED' and not contested;

alter table fdforge.settlement_entry
  drop constraint settlement_entry_kind_check,
  add constraint settlement_entry_kind_check check (kind in ('COMMISSION', 'CLAWBACK', 'CORRECTION')),
  drop constraint settlement_entry_fact_key,
  add constraint settlement_entry_fact_key unique (fact, kind),
  add column before_loans bigint,
  add column before_amount bigint;
comment on column fdforge.settlement_entry.before_loans is 'Of a commission: what the month had paid out before, as before_amount; null where that is not known.';
drop index fdforge.settlement_entry_commission;
create index settlement_entry_commission on fdforge.settlement_entry (dispatch) where kind = 'COMMISSION';

create table fdforge.settlement_case (
  fact       uuid        primary key references fdforge.settlement_fact,
  partner    text        not null,
  month      text        not null,
  at         timestamptz not null,
  why        text        not null check (why in ('CONTESTED', 'OTHER_CURRENCY')),
  settled_at timestamptz,
  settled_by text,
  booked     boolean
);
create index settlement_case_open on fdforge.settlement_case (at) where settled_at is null;
create index settlement_case_month on fdforge.settlement_case (partner, month);
comment on table fdforge.settlement_case is 'Words of partners that were noted and not booked: a person decides.';
insert into fdforge.settlement_case (fact, partner, month, at, why)
select id, partner, month, at, 'CONTESTED' from fdforge.settlement_fact where contested and fact = 'FUNDED'
union all
select r.id, r.partner, r.month, r.at, 'OTHER_CURRENCY' from fdforge.settlement_fact r
join fdforge.settlement_entry e on e.dispatch = r.dispatch and e.kind = 'COMMISSION'
where r.fact = 'RETURNED' and r.currency <> e.base_currency and e.terms -> 'clawback' is not null;
