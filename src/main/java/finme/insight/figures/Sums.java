package finme.insight.figures;

import finme.insight.Dashboard.Funnel;
import finme.insight.Dashboard.Lender;
import finme.loan.ApplicationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.case_day}, {@code case_offer_day} and {@code case_lender_day}. */
@Repository
class Sums {
    private static final String STAGES = """
            coalesce(sum(cases), 0), coalesce(sum(cases) filter (where stage >= 1), 0), coalesce(sum(cases) filter (where stage >= 2), 0),
            coalesce(sum(cases) filter (where stage >= 3), 0), coalesce(sum(cases) filter (where stage >= 4), 0),
            coalesce(sum(cases) filter (where stage >= 5), 0) from fdforge.case_day where day between ? and ?""";
    private static final String LENDERS = """
            select %1$s, sum(sent), sum(offered), sum(declined), sum(failed), sum(sold), sum(returned), sum(revenue)
            from fdforge.case_lender_day where day between ? and ? group by 1 having sum(sent) > 0 order by 2 desc, 1""";
    private static final String WAITED = """
            select source, bucket, sum(cases) from fdforge.case_offer_day
            where day between ? and ? group by 1, 2 having sum(cases) > 0""";

    private final JdbcTemplate jdbc;

    Sums(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** So many of a source had their first offer within a bucket of {@code fdforge.case_offer_day}. */
    record Waited(String source, int bucket, long cases) {}

    Funnel funnel(LocalDate from, LocalDate to) {
        return jdbc.query("select " + STAGES, (row, index) -> funnel(row, 1), from, to)
                .get(0);
    }

    Map<LocalDate, Funnel> byDay(LocalDate from, LocalDate to) {
        Map<LocalDate, Funnel> days = new LinkedHashMap<>();
        jdbc.query(
                "select day, " + STAGES + " group by day",
                row -> {
                    days.put(row.getObject(1, LocalDate.class), funnel(row, 2));
                },
                from,
                to);
        return days;
    }

    /** Most received first. */
    Map<String, Funnel> bySource(LocalDate from, LocalDate to) {
        Map<String, Funnel> sources = new LinkedHashMap<>();
        jdbc.query(
                "select source, " + STAGES + " group by source having sum(cases) > 0 order by sum(cases) desc, source",
                row -> {
                    sources.put(row.getString(1), funnel(row, 2));
                },
                from,
                to);
        return sources;
    }

    private static Funnel funnel(ResultSet row, int first) throws SQLException {
        return new Funnel(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getLong(first + 4),
                row.getLong(first + 5));
    }

    List<Waited> waited(LocalDate from, LocalDate to) {
        return jdbc.query(
                WAITED, (row, index) -> new Waited(row.getString(1), row.getInt(2), row.getLong(3)), from, to);
    }

    /** @param column {@code partner} or {@code rule} */
    List<Lender> lenders(String column, LocalDate from, LocalDate to) {
        return jdbc.query(
                LENDERS.formatted(column),
                (row, index) -> new Lender(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getBigDecimal(8)),
                from,
                to);
    }

    Map<ApplicationStatus, Long> byStatus() {
        Map<ApplicationStatus, Long> counts = new EnumMap<>(ApplicationStatus.class);
        jdbc.query("select status, sum(cases) from fdforge.case_day group by status having sum(cases) > 0", row -> {
            counts.put(ApplicationStatus.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }
}
