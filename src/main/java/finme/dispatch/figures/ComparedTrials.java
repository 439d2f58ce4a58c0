package finme.dispatch.figures;

import finme.catalogue.Catalogue;
import finme.dispatch.TrialFigures;
import finme.partner.Partner;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class ComparedTrials implements TrialFigures {
    /** Of a normal distribution, on both sides together, one in twenty lies farther out. */
    private static final double NINETY_FIVE = 1.96;

    /** Of fewer applications a difference says nothing. */
    private static final long FEWEST = 30;

    private static final String COUNT = """
            select r.challenger, count(*), coalesce(sum(d.asked), 0), count(*) filter (where d.offers > 0),
              count(*) filter (where d.offers = 0 and a.status in ('ROUTING', 'WITH_PARTNERS')),
              count(*) filter (where a.status in ('ACCEPTED', 'SIGNED', 'FUNDED')),
              percentile_disc(0.5) within group (order by d.took)
            from fdforge.routing r join fdforge.application a on a.id = r.application
            cross join lateral (
              select count(*) filter (where attempt > 0) as asked, count(*) filter (where offered) as offers,
                (extract(epoch from min(decided_at) filter (where offered) - r.evaluated_at) * 1000)::bigint as took
              from (select s.attempt, s.decided_at, exists (select 1 from fdforge.offer o
                  where o.application = s.application and o.dispatch = s.id) as offered
                from fdforge.dispatch s where s.application = r.application and s.round = r.round) sent) d
            where r.trial = ? and r.round = 1 and not a.test
            group by r.challenger""";
    private static final String REVENUE = """
            select r.challenger, s.partner, coalesce(a.currency, ''), sum(s.price)
            from fdforge.routing r join fdforge.application a on a.id = r.application
            join fdforge.dispatch s on s.application = r.application and s.round = r.round
            where r.trial = ? and r.round = 1 and not a.test and s.price is not null
              and exists (select 1 from fdforge.offer o where o.application = s.application and o.dispatch = s.id)
            group by 1, 2, 3""";

    private final JdbcTemplate jdbc;
    private final Catalogue<Partner> partners;

    ComparedTrials(JdbcTemplate jdbc, Catalogue<Partner> partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    @Override
    public Sides of(UUID draft) {
        Map<Boolean, Map<String, BigDecimal>> revenue = revenue(draft);
        Map<Boolean, Side> sides = new HashMap<>();
        jdbc.query(
                COUNT,
                row -> {
                    boolean challenger = row.getBoolean(1);
                    sides.put(challenger, side(row, revenue.getOrDefault(challenger, Map.of())));
                },
                draft);
        Side live = sides.getOrDefault(false, Side.NONE);
        Side challenger = sides.getOrDefault(true, Side.NONE);
        return new Sides(live, challenger, difference(live, challenger));
    }

    private Map<Boolean, Map<String, BigDecimal>> revenue(UUID draft) {
        Map<Boolean, Map<String, BigDecimal>> sums = new HashMap<>();
        jdbc.query(
                REVENUE,
                row -> {
                    sums.computeIfAbsent(row.getBoolean(1), side -> new TreeMap<>())
                            .merge(currency(row.getString(2), row.getString(3)), row.getBigDecimal(4), BigDecimal::add);
                },
                draft);
        return sums;
    }

    private String currency(String partner, String applied) {
        return Objects.requireNonNullElse(
                partners.find(partner)
                        .map(found -> found.value().priceCurrency())
                        .orElse(null),
                applied);
    }

    private static Side side(ResultSet row, Map<String, BigDecimal> revenue) throws SQLException {
        return new Side(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                revenue,
                row.getObject(7, Long.class));
    }

    /** By Agresti and Caffo: a success and a failure more on each side, so that shares of none and of all have a margin, too. */
    static @Nullable Difference difference(Side live, Side draft) {
        if (live.decided() < FEWEST || draft.decided() < FEWEST) {
            return null;
        }
        double old = (live.offered() + 1.0) / (live.decided() + 2);
        double fresh = (draft.offered() + 1.0) / (draft.decided() + 2);
        double variance = old * (1 - old) / (live.decided() + 2) + fresh * (1 - fresh) / (draft.decided() + 2);
        return new Difference(100 * (fresh - old), 100 * NINETY_FIVE * Math.sqrt(variance));
    }
}
