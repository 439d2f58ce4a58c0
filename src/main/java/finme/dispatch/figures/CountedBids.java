package finme.dispatch.figures;

import finme.dispatch.PartnerBids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class CountedBids implements PartnerBids {
    private static final int LONGEST = 400;
    private static final String COUNT = """
            select count(*), count(*) filter (where p.bid is not null), count(*) filter (where p.reason_code = 'ping_declined'),
              count(*) filter (where p.bid is null and p.reason_code is not null and p.reason_code <> 'ping_declined'),
              count(d.id), count(*) filter (where d.offered),
              count(*) filter (where not d.offered and d.outcome in ('DECLINED', 'PRICE_COUNTER', 'DUPLICATE')),
              count(*) filter (where not d.offered and d.state <> 'CLOSED'), avg(p.bid),
              percentile_disc(0.5) within group (order by p.took), percentile_disc(0.95) within group (order by p.took)
            from (select application, round, partner, bid, reason_code,
                (extract(epoch from answered_at - asked_at) * 1000)::bigint as took
              from fdforge.ping where partner = ? and asked_at > now() - ? * interval '1 day') p
            left join lateral (
              select s.id, s.outcome, s.state, exists (select 1 from fdforge.offer o
                  where o.application = s.application and o.dispatch = s.id) as offered
              from fdforge.dispatch s
              where s.application = p.application and s.round = p.round and s.partner = p.partner and s.bid is not null) d on true""";

    private final JdbcTemplate jdbc;

    CountedBids(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Bids of(String partner, int days) {
        int clipped = Math.max(1, Math.min(days, LONGEST));
        return Objects.requireNonNull(jdbc.queryForObject(
                COUNT,
                (row, index) -> {
                    BigDecimal bid = row.getBigDecimal(9);
                    return new Bids(
                            clipped,
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8),
                            bid == null ? null : bid.setScale(2, RoundingMode.HALF_UP),
                            row.getObject(10, Long.class),
                            row.getObject(11, Long.class));
                },
                partner,
                clipped));
    }
}
