package finme.insight.line;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws lines from the applications as they are now, and moves the sums by what differs from the lines before. One at a
 * time in all nodes: whoever draws has seen what the one before has written.
 */
@Repository
class Lines {
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('fdforge.case_line', 0))";
    private static final String FRESH = """
            with asked as materialized (select unnest(?::uuid[]) as id),
            rules as materialized (
              select r.application, r.round, e.value ->> 'partner' as partner, e.value -> 'rule' ->> 'id' as rule
              from asked join fdforge.routing r on r.application = asked.id
              cross join lateral jsonb_array_elements(r.plan) e where e.value -> 'rule' ->> 'id' is not null),
            offers as materialized (
              select o.dispatch, min(o.received_at) as first
              from asked join fdforge.offer o on o.application = asked.id group by o.dispatch),
            sent as materialized (
              select d.application, d.partner, d.round, coalesce(rules.rule, '') as rule, d.reason_code, d.price, offers.first,
                coalesce(a.currency, '') as money, d.outcome = 'TIMED_OUT' and offers.first is null as late,
                d.state <> 'CLOSED' and offers.first is null as waiting,
                (extract(epoch from d.decided_at - d.created_at) * 1000)::bigint as ms,
                offers.first is not null as offered,
                offers.first is null and d.outcome in ('DECLINED', 'PRICE_COUNTER', 'DUPLICATE') as declined,
                offers.first is null and d.outcome in ('FAILED', 'TIMED_OUT', 'UNDER_REVIEW') as failed,
                d.outcome in ('ACCEPTED', 'SIGNED', 'FUNDED') as sold, d.outcome = 'RETURNED' as returned
              from asked join fdforge.application a on a.id = asked.id
              join fdforge.dispatch d on d.application = asked.id
              left join offers on offers.dispatch = d.id
              left join rules on rules.application = d.application and rules.round = d.round and rules.partner = d.partner),
            asked_of as materialized (
              select application, min(first) as first, bool_or(offered) as offered,
                array_agg(distinct 'partner:' || partner)
                  || coalesce(array_agg(distinct 'reason:' || lower(left(reason_code, 100))) filter (where reason_code <> ''), '{}') as terms,
                jsonb_agg(jsonb_strip_nulls(jsonb_build_object('partner', partner, 'rule', rule, 'offered', offered::int,
                  'declined', declined::int, 'failed', failed::int, 'sold', sold::int, 'returned', returned::int,
                  'price', case when sold then price end, 'money', money, 'late', late::int, 'waiting', waiting::int, 'ms', ms,
                  'told', price)) order by round, partner) as lenders
              from sent group by application),
            reached as materialized (
              select l.subject, max(case l.action when 'with_partners' then 1 when 'offered' then 2 when 'accepted' then 3
                when 'signed' then 4 when 'funded' then 5 else 0 end) as stage
              from asked join fdforge.ledger l on l.subject = asked.id where l.kind = 'application' group by l.subject),
            fresh as materialized (
              select a.id as application, a.reference, a.received_at, a.source, a.status, a.since, a.version, a.test,
                coalesce(a.amount, 0) as amount,
                array_remove(array['status:' || a.status, 'source:' || a.source, 'currency:' || a.currency,
                  'reason:' || lower(split_part(a.status_reason, ':', 1))] || asked_of.terms, null) as terms,
                greatest(reached.stage, case when asked_of.offered then 2 when asked_of.application is not null then 1 else 0 end)::smallint as stage,
                (extract(epoch from asked_of.first - a.received_at) * 1000)::bigint as offer_ms,
                coalesce(asked_of.lenders, '[]') as lenders
              from asked join fdforge.application a on a.id = asked.id
              left join asked_of on asked_of.application = a.id left join reached on reached.subject = a.id),
            old as materialized (select l.* from asked join fdforge.case_line l on l.application = asked.id),
            changed as materialized (
              select fresh.* from fresh left join old on old.application = fresh.application
              where old.application is null or row (fresh.*) is distinct from row (old.*)),
            moves as materialized (
              select 1 as sign, changed.* from changed where not test
              union all select -1, old.* from old join changed on changed.application = old.application where not old.test),
            """;
    private static final String WRITE = """
            written as (
              insert into fdforge.case_line as l (application, reference, received_at, source, status, since, version, test,
                amount, terms, stage, offer_ms, lenders)
              select * from changed
              on conflict (application) do update set reference = excluded.reference, status = excluded.status,
                since = excluded.since, version = excluded.version, amount = excluded.amount, terms = excluded.terms,
                stage = excluded.stage, offer_ms = excluded.offer_ms, lenders = excluded.lenders),
            days as (
              insert into fdforge.case_day as c (day, source, status, stage, cases)
              select (received_at at time zone 'UTC')::date, source, status, stage, sum(sign) from moves
              group by 1, 2, 3, 4 having sum(sign) <> 0
              on conflict (day, source, status, stage) do update set cases = c.cases + excluded.cases),
            hours as (
              insert into fdforge.case_hour as c (hour, source, cases)
              select date_trunc('hour', received_at, 'UTC'), source, sum(sign) from moves group by 1, 2 having sum(sign) <> 0
              on conflict (hour, source) do update set cases = c.cases + excluded.cases),
            first_offers as (
              insert into fdforge.case_offer_day as c (day, source, bucket, cases)
              select (received_at at time zone 'UTC')::date, source, floor(20 * ln(greatest(offer_ms, 1)))::int, sum(sign)
              from moves where offer_ms is not null group by 1, 2, 3 having sum(sign) <> 0
              on conflict (day, source, bucket) do update set cases = c.cases + excluded.cases),
            partners as (
              insert into fdforge.case_lender_day as c
                (day, source, partner, rule, sent, offered, declined, failed, sold, returned, revenue)
              select * from (
                select (m.received_at at time zone 'UTC')::date, m.source, x.partner, x.rule, sum(sign) as sent,
                  coalesce(sum(sign * x.offered), 0) as offered, coalesce(sum(sign * x.declined), 0) as declined,
                  coalesce(sum(sign * x.failed), 0) as failed, coalesce(sum(sign * x.sold), 0) as sold,
                  coalesce(sum(sign * x.returned), 0) as returned, coalesce(sum(sign * x.price), 0) as revenue
                from moves m cross join lateral jsonb_to_recordset(m.lenders) as x(partner text, rule text, offered int,
                  declined int, failed int, sold int, returned int, price numeric)
                group by 1, 2, 3, 4) moved
              where (sent, offered, declined, failed, sold, returned, revenue) <> (0, 0, 0, 0, 0, 0, 0)
              on conflict (day, source, partner, rule) do update set sent = c.sent + excluded.sent,
                offered = c.offered + excluded.offered, declined = c.declined + excluded.declined,
                failed = c.failed + excluded.failed, sold = c.sold + excluded.sold,
                returned = c.returned + excluded.returned, revenue = c.revenue + excluded.revenue),
            each_lender as materialized (
              select m.sign, (m.received_at at time zone 'UTC')::date as day, m.source, x.*
              from moves m cross join lateral jsonb_to_recordset(m.lenders) as x(partner text, rule text, offered int,
                declined int, failed int, sold int, returned int, price numeric, money text, late int, waiting int, ms bigint,
                told numeric)
              where x.money is not null),
            partner_days as (
              insert into fdforge.case_partner_day as c (partner, day, source, rule, currency, sent, offered, declined,
                timed_out, failed, waiting, sold, returned, priced, prices, revenue)
              select * from (
                select partner, day, source, rule, money, sum(sign) as sent, coalesce(sum(sign * offered), 0) as offered,
                  coalesce(sum(sign * declined), 0) as declined, coalesce(sum(sign * late), 0) as timed_out,
                  coalesce(sum(sign * failed), 0) as failed, coalesce(sum(sign * waiting), 0) as waiting,
                  coalesce(sum(sign * sold), 0) as sold, coalesce(sum(sign * returned), 0) as returned,
                  coalesce(sum(sign) filter (where told is not null), 0) as priced, coalesce(sum(sign * told), 0) as prices,
                  coalesce(sum(sign * price), 0) as revenue
                from each_lender group by 1, 2, 3, 4, 5) moved
              where (sent, offered, declined, timed_out, failed, waiting, sold, returned, priced, prices, revenue)
                <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
              on conflict (partner, day, source, rule, currency) do update set sent = c.sent + excluded.sent,
                offered = c.offered + excluded.offered, declined = c.declined + excluded.declined,
                timed_out = c.timed_out + excluded.timed_out, failed = c.failed + excluded.failed,
                waiting = c.waiting + excluded.waiting, sold = c.sold + excluded.sold,
                returned = c.returned + excluded.returned, priced = c.priced + excluded.priced,
                prices = c.prices + excluded.prices, revenue = c.revenue + excluded.revenue),
            answers as (
              insert into fdforge.case_answer_day as c (partner, day, source, rule, bucket, cases)
              select partner, day, source, rule, floor(20 * ln(greatest(ms, 1)))::int, sum(sign)
              from each_lender where ms is not null group by 1, 2, 3, 4, 5 having sum(sign) <> 0
              on conflict (partner, day, source, rule, bucket) do update set cases = c.cases + excluded.cases)
            select count(*) from changed""";

    private final JdbcTemplate jdbc;

    Lines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return how many lines have changed */
    @Transactional
    public int draw(Collection<UUID> applications) {
        jdbc.query(ALONE, row -> {});
        Integer changed = jdbc.queryForObject(FRESH + WRITE, Integer.class, (Object) applications.toArray(UUID[]::new));
        return changed == null ? 0 : changed;
    }
}
