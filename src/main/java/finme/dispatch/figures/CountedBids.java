package finme.dispatch.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.dispatch.PartnerBids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Kept for a minute: it reads every ping of the days, however many have the page open. */
@Component
class CountedBids implements PartnerBids {
    private static final Duration KEPT = Duration.ofMinutes(1);
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
    private final Cache<Asked, Bids> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(200).build();

    CountedBids(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Asked(String partner, int days) {}

    @Override
    public Bids of(String partner, int days) {
        int clipped = Math.max(1, Math.min(days, LONGEST));
        return kept.get(new Asked(partner, clipped), asked -> count(partner, clipped));
    }

    private Bids count(String partner, int days) {
        return Objects.requireNonNull(jdbc.queryForObject(
                COUNT,
                (row, index) -> {
                    BigDecimal bid = row.getBigDecimal(9);
                    return new Bids(
                            days,
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
                days));
    }
}
