package finme.insight.lender;

import finme.insight.lender.Counts.Key;
import finme.insight.lender.Counts.Kind;
import finme.insight.lender.Counts.Told;
import finme.insight.lender.Counts.Took;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.case_partner_day} and {@code case_answer_day}. */
@Repository
class LenderSums {
    private static final String KEY =
            "select grouping(day, source, rule) as kind, coalesce(day::text, source, rule, '') as name, ";
    private static final String RANGE = " where partner = ? and day between ? and ? group by grouping sets ";
    private static final String COUNTS = KEY + """
            sum(sent), sum(offered), sum(declined), sum(timed_out), sum(failed), sum(waiting), sum(sold), sum(returned)
            from fdforge.case_partner_day""" + RANGE + "((), (day), (source), (rule)) having sum(sent) > 0";
    private static final String PRICES = KEY + """
            currency, sum(priced), sum(prices), sum(revenue) from fdforge.case_partner_day""" + RANGE + """
            ((currency), (day, currency), (source, currency), (rule, currency)) having sum(priced) > 0 order by currency""";
    private static final String TOOK = KEY + "bucket, sum(cases) from fdforge.case_answer_day" + RANGE + """
            ((bucket), (day, bucket), (source, bucket), (rule, bucket)) having sum(cases) > 0 order by bucket""";
    /** Bits of {@code grouping}: set where it is not grouped by. */
    private static final int ALL = 0b111;

    private static final int DAY = 0b011;
    private static final int SOURCE = 0b101;

    private final JdbcTemplate jdbc;

    LenderSums(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<Key, Counts> counts(String partner, LocalDate from, LocalDate to) {
        Map<Key, Counts> found = new HashMap<>();
        jdbc.query(
                COUNTS,
                row -> {
                    found.put(
                            key(row),
                            new Counts(
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getLong(9),
                                    row.getLong(10)));
                },
                partner,
                from,
                to);
        return found;
    }

    Map<Key, List<Told>> prices(String partner, LocalDate from, LocalDate to) {
        Map<Key, List<Told>> found = new HashMap<>();
        jdbc.query(
                PRICES,
                row -> {
                    found.computeIfAbsent(key(row), key -> new ArrayList<>())
                            .add(new Told(
                                    row.getString(3), row.getLong(4), row.getBigDecimal(5), row.getBigDecimal(6)));
                },
                partner,
                from,
                to);
        return found;
    }

    /** Quickest first. */
    Map<Key, List<Took>> took(String partner, LocalDate from, LocalDate to) {
        Map<Key, List<Took>> found = new HashMap<>();
        jdbc.query(
                TOOK,
                row -> {
                    found.computeIfAbsent(key(row), key -> new ArrayList<>())
                            .add(new Took(row.getInt(3), row.getLong(4)));
                },
                partner,
                from,
                to);
        return found;
    }

    private static Key key(ResultSet row) throws SQLException {
        Kind kind = switch (row.getInt("kind")) {
            case ALL -> Kind.ALL;
            case DAY -> Kind.DAY;
            case SOURCE -> Kind.SOURCE;
            default -> Kind.RULE;
        };
        return new Key(kind, row.getString("name"));
    }
}
