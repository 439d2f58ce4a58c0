package finme.dispatch.figures;

import finme.dispatch.TrialFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class ComparedTrials implements TrialFigures {
    /** Of a normal distribution, on both sides together, one in twenty lies farther out. */
    private static final double NINETY_FIVE = 1.96;

    private static final String COUNT = """
            select r.challenger, count(*), coalesce(sum(d.asked), 0), count(*) filter (where d.offers > 0),
              count(*) filter (where d.offers = 0 and a.status in ('ROUTING', 'WITH_PARTNERS')),
              count(*) filter (where a.status in ('ACCEPTED', 'SIGNED', 'FUNDED')), coalesce(sum(d.revenue), 0),
              percentile_disc(0.5) within group (order by d.took)
            from fdforge.routing r join fdforge.application a on a.id = r.application
            cross join lateral (
              select count(*) as asked, count(*) filter (where offered) as offers, sum(price) filter (where offered) as revenue,
                (extract(epoch from min(decided_at) filter (where offered) - r.evaluated_at) * 1000)::bigint as took
              from (select s.price, s.decided_at, exists (select 1 from fdforge.offer o
                  where o.application = s.application and o.dispatch = s.id) as offered
                from fdforge.dispatch s where s.application = r.application) sent) d
            where r.trial = ? and r.round = 1 and not a.test
            group by r.challenger""";

    private final JdbcTemplate jdbc;

    ComparedTrials(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Sides of(UUID draft) {
        Map<Boolean, Side> sides = new HashMap<>();
        jdbc.query(
                COUNT,
                row -> {
                    sides.put(row.getBoolean(1), side(row));
                },
                draft);
        Side live = sides.getOrDefault(false, Side.NONE);
        Side challenger = sides.getOrDefault(true, Side.NONE);
        return new Sides(live, challenger, difference(live, challenger));
    }

    private static Side side(ResultSet row) throws SQLException {
        return new Side(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getBigDecimal(7),
                row.getObject(8, Long.class));
    }

    static @Nullable Difference difference(Side live, Side draft) {
        Double old = live.offerRate();
        Double fresh = draft.offerRate();
        if (old == null || fresh == null) {
            return null;
        }
        double variance = old * (1 - old) / (live.applications() - live.open())
                + fresh * (1 - fresh) / (draft.applications() - draft.open());
        return new Difference(100 * (fresh - old), 100 * NINETY_FIVE * Math.sqrt(variance));
    }
}
