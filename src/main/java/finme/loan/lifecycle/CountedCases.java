package finme.loan.lifecycle;

import finme.kernel.Ids;
import finme.loan.RecentCases;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Ids are ordered by time, so that a month is a range of the primary key. */
@Component
class CountedCases implements RecentCases {
    private static final String BY_SOURCE = """
            select source, count(*) from fdforge.application where id >= ? and not test group by source order by source""";
    private static final String BY_PARTNER = """
            select d.partner, count(distinct d.application)
            from fdforge.application a join fdforge.dispatch d on d.application = a.id
            where a.id >= ? and a.source = ? and not a.test group by d.partner order by d.partner""";
    private static final String SAYING = """
            select count(*) from fdforge.application where id >= ? and source = ? and not test and %s = any (?)""";
    private static final Map<String, String> COLUMNS =
            Map.of("product", "product", "purpose", "purpose", "borrower.address.region", "region");

    private final JdbcTemplate jdbc;

    CountedCases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> bySource(Instant since) {
        return counts(BY_SOURCE, Ids.first(since));
    }

    @Override
    public Map<String, Long> byPartner(String source, Instant since) {
        return counts(BY_PARTNER, Ids.first(since), source);
    }

    @Override
    public long saying(String source, String path, Collection<String> codes, Instant since) {
        String column = COLUMNS.get(path);
        if (column == null) {
            return -1;
        }
        UUID first = Ids.first(since);
        Long count = jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(SAYING.formatted(column));
                    statement.setObject(1, first);
                    statement.setString(2, source);
                    statement.setArray(3, connection.createArrayOf("text", codes.toArray()));
                    return statement;
                },
                rows -> rows.next() ? rows.getLong(1) : 0L);
        return Objects.requireNonNull(count);
    }

    private Map<String, Long> counts(String sql, Object... values) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.query(
                sql,
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                values);
        return counts;
    }
}
