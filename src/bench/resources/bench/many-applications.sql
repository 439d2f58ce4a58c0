-- %1$d applications that have ended or wait, over the last 90 days, with the lines and sums that are drawn from them.
set synchronous_commit = off;
create temporary table fresh as
select n, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - 7776000000 + n * (7776000000 / %1$d)), 12, '0') || '7'
    || substr(md5(n::text), 1, 3) || '8' || substr(md5('b' || n), 1, 15))::uuid as id,
  'FM-' || upper(substr(translate(md5('r' || n), 'abcdef', 'GHJKMN'), 1, 4)) || '-' || upper(lpad(substr(to_hex(n), 1), 6, 'X')) as reference,
  now() - interval '90 days' + n * interval '90 days' / %1$d as received_at,
  (array['bench','bench','bench','bench','bench','bench','second','second','second','third'])[1 + hashint4(n) & 7 + 1] as source,
  (array['UNPLACED','UNPLACED','UNPLACED','UNPLACED','UNPLACED','EXPIRED','EXPIRED','SCREENED_OUT','DUPLICATE','WITHDRAWN','FUNDED','OFFERED'])
    [1 + abs(hashint4(n * 7)) %% 12] as usual,
  abs(hashint4(n * 13)) %% 1000 as lot, 500 + abs(hashint4(n * 3)) %% 20000 as amount
from generate_series(1, %1$d) n;
alter table fresh add column status text;
update fresh set status = case when lot = 0 then 'ACCEPTED' when lot = 1 and n %% 40 = 0 then 'SIGNED' when lot < 12 then 'WITH_PARTNERS' else usual end;
insert into fdforge.application (id, reference, borrower_id, source, status, status_reason, since, test, returning_borrower,
  product, amount, currency, term_months, received_at, document)
select id, reference, md5('person' || n / 2)::uuid, coalesce(source, 'bench'), status,
  case when status = 'UNPLACED' then 'nobody_left' when status = 'SCREENED_OUT' then (array['too_young','no_income','region'])[1 + lot %% 3] end,
  received_at + lot * interval '7 minutes', false, false, 'PERSONAL_LOAN', amount, case when lot %% 10 = 0 then 'CZK' else 'EUR' end, 36,
  received_at, decode(repeat(md5(n::text), 50), 'hex')
from fresh;
insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference, test, state, attempt,
  created_at, decide_by, heard, outcome, reason_code, price, decided_at)
select md5('d' || n)::uuid, id, 'bench-' || 1 + lot %% 9, 1, 1, 1, 'WATERFALL', md5('dr' || n), false, 'CLOSED', 1, received_at,
  received_at, case when status in ('FUNDED', 'SIGNED', 'ACCEPTED', 'OFFERED') then status else 'DECLINED' end,
  case when status in ('FUNDED', 'SIGNED', 'ACCEPTED', 'OFFERED') then status else 'DECLINED' end, 'R' || lot %% 25,
  case when status in ('FUNDED', 'SIGNED', 'ACCEPTED') then 30 + lot %% 10 end, received_at + interval '3 seconds'
from fresh where status not in ('SCREENED_OUT', 'DUPLICATE');
insert into fdforge.case_line (application, reference, received_at, source, status, since, version, test, amount, terms, stage, offer_ms, lenders)
select f.id, f.reference, f.received_at, a.source, f.status, a.since, 1, false, f.amount,
  array_remove(array['status:' || f.status, 'source:' || a.source, 'currency:' || a.currency, 'reason:' || a.status_reason,
    case when s then 'partner:bench-' || 1 + lot %% 9 end, case when s then 'reason:r' || lot %% 25 end], null),
  case f.status when 'FUNDED' then 5 when 'SIGNED' then 4 when 'ACCEPTED' then 3 when 'OFFERED' then 2 when 'EXPIRED' then 2
    else s::int end, case when f.status in ('FUNDED', 'SIGNED', 'ACCEPTED', 'OFFERED', 'EXPIRED') then 500 + lot * 11 end,
  case when s then jsonb_build_array(jsonb_build_object('partner', 'bench-' || 1 + lot %% 9, 'rule', 'Rule_' || lot %% 4, 'offered',
    (f.status in ('FUNDED', 'SIGNED', 'ACCEPTED', 'OFFERED', 'EXPIRED'))::int, 'declined', (f.status = 'UNPLACED')::int,
    'sold', (f.status in ('FUNDED', 'SIGNED', 'ACCEPTED'))::int, 'price', case when f.status in ('FUNDED', 'SIGNED', 'ACCEPTED') then 30 + lot %% 10 else 0 end))
    else '[]' end
from (select *, status not in ('SCREENED_OUT', 'DUPLICATE') as s from fresh) f join fdforge.application a on a.id = f.id;
insert into fdforge.case_day as c (day, source, status, stage, cases)
select (l.received_at at time zone 'UTC')::date, l.source, l.status, stage, count(*) from fdforge.case_line l join fresh on fresh.id = application group by 1, 2, 3, 4
on conflict (day, source, status, stage) do update set cases = c.cases + excluded.cases;
insert into fdforge.case_offer_day as c (day, source, bucket, cases)
select (l.received_at at time zone 'UTC')::date, l.source, floor(20 * ln(greatest(offer_ms, 1)))::int, count(*)
from fdforge.case_line l join fresh on fresh.id = application where offer_ms is not null group by 1, 2, 3
on conflict (day, source, bucket) do update set cases = c.cases + excluded.cases;
insert into fdforge.case_lender_day as c (day, source, partner, rule, sent, offered, declined, failed, sold, returned, revenue)
select (l.received_at at time zone 'UTC')::date, l.source, x.partner, x.rule, count(*), sum(x.offered), sum(x.declined), 0, sum(x.sold), 0, sum(x.price)
from fdforge.case_line l join fresh on fresh.id = application cross join lateral jsonb_to_recordset(l.lenders)
  as x(partner text, rule text, offered int, declined int, sold int, price numeric) group by 1, 2, 3, 4
on conflict (day, source, partner, rule) do update set sent = c.sent + excluded.sent;
drop table fresh;
