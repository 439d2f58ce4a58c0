package finme.dispatch.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import finme.dispatch.PartnerFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class CountedFigures implements PartnerFigures {
    private static final int LONGEST = 400;
    private static final String COUNT = """
            select a.source, count(*),
              count(*) filter (where offered), count(*) filter (where d.outcome in ('DECLINED', 'PRICE_COUNTER', 'DUPLICATE') and not offered),
              count(*) filter (where d.outcome in ('FAILED', 'TIMED_OUT', 'UNDER_REVIEW') and not offered),
              count(*) filter (where d.state <> 'CLOSED' and not offered),
              count(*) filter (where d.outcome in ('ACCEPTED', 'SIGNED', 'FUNDED')), count(*) filter (where d.outcome = 'RETURNED'),
              percentile_disc(0.5) within group (order by took), percentile_disc(0.95) within group (order by took), avg(d.price)
            from (select d.*, (extract(epoch from d.decided_at - d.created_at) * 1000)::bigint as took,
                exists (select 1 from fdforge.offer o where o.application = d.application and o.dispatch = d.id) as offered
              from fdforge.dispatch d
              where d.partner = ? and not d.test and d.created_at > now() - ? * interval '1 day') d
            join fdforge.application a on a.id = d.application
            group by grouping sets ((), (a.source)) order by 1 nulls first, 2 desc""";

    private final JdbcTemplate jdbc;
    private final Cache<Key, Figures> kept = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(1_000)
            .build();

    CountedFigures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String partner, int days) {}

    @Override
    public boolean wasEverAsked(String partner) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.dispatch where partner = ?)", Boolean.class, partner));
    }

    @Override
    public Figures of(String partner, int days) {
        int clipped = Math.max(1, Math.min(days, LONGEST));
        return kept.get(new Key(partner, clipped), key -> count(partner, clipped));
    }

    private Figures count(String partner, int days) {
        List<Line> lines = jdbc.query(COUNT, CountedFigures::line, partner, days);
        return new Figures(
                days,
                lines.get(0),
                lines.subList(1, lines.size()).stream()
                        .sorted((one, other) -> Long.compare(other.sent(), one.sent()))
                        .toList());
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        BigDecimal price = row.getBigDecimal(11);
        return new Line(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                number(row, 9),
                number(row, 10),
                price == null ? null : price.setScale(2, RoundingMode.HALF_UP));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
