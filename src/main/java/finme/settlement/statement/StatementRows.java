package finme.settlement.statement;

import finme.settlement.Statement.Count;
import finme.settlement.Statement.Kind;
import finme.settlement.Statement.Line;
import finme.settlement.Statement.Total;
import finme.settlement.reckon.MinorUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads what {@code finme.settlement.book} has written. */
@Repository
class StatementRows {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String LINES = """
            select id, at, kind, application, reference, dispatch, base, base_currency, amount, currency, basis
            from fdforge.settlement_entry where partner = ? and month = ? and id > ? order by id limit ?""";
    private static final String TOTALS = """
            select currency, count(*), coalesce(sum(amount) filter (where kind <> 'CLAWBACK'), 0),
              coalesce(sum(amount) filter (where kind = 'CLAWBACK'), 0), sum(amount)
            from fdforge.settlement_entry where partner = ? and month = ? group by currency order by currency""";
    private static final String ALL_TOTALS = """
            with heard as (
              select month from fdforge.settlement_entry where partner = ?
              union select month from fdforge.settlement_case where partner = ? order by month desc limit 120)
            select heard.month, e.currency, count(*), coalesce(sum(e.amount) filter (where e.kind <> 'CLAWBACK'), 0),
              coalesce(sum(e.amount) filter (where e.kind = 'CLAWBACK'), 0), coalesce(sum(e.amount), 0)
            from heard left join fdforge.settlement_entry e on e.partner = ? and e.month = heard.month
            group by 1, 2 order by 1 desc, 2""";
    private static final String COUNTS = """
            select fact, currency, count(*), sum(amount), own from fdforge.settlement_fact
            where partner = ? and month = ? and not contested group by fact, currency, own
            order by array_position(array['ACCEPTED', 'SIGNED', 'FUNDED', 'RETURNED', 'CANCELLED'], fact), currency, own""";

    private final JdbcTemplate jdbc;

    StatementRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all months in which something was booked, or could not be, newest first. */
    Map<YearMonth, List<Total>> totals(String partner) {
        Map<YearMonth, List<Total>> months = new LinkedHashMap<>();
        jdbc.query(
                ALL_TOTALS,
                row -> {
                    List<Total> totals =
                            months.computeIfAbsent(YearMonth.parse(row.getString(1)), month -> new ArrayList<>());
                    if (row.getString(2) != null) {
                        totals.add(total(row, 2));
                    }
                },
                partner,
                partner,
                partner);
        return months;
    }

    List<Total> totals(String partner, YearMonth month) {
        return jdbc.query(TOTALS, (row, index) -> total(row, 1), partner, month.toString());
    }

    private static Total total(ResultSet row, int first) throws SQLException {
        String currency = row.getString(first);
        return new Total(
                currency,
                row.getLong(first + 1),
                MinorUnits.money(row.getLong(first + 2), currency),
                MinorUnits.money(row.getLong(first + 3), currency),
                MinorUnits.money(row.getLong(first + 4), currency));
    }

    List<Count> counts(String partner, YearMonth month) {
        return jdbc.query(
                COUNTS,
                (row, index) -> new Count(
                        row.getString(1),
                        row.getBoolean(5),
                        row.getLong(3),
                        MinorUnits.money(row.getLong(4), row.getString(2))),
                partner,
                month.toString());
    }

    List<Line> lines(String partner, YearMonth month, @Nullable UUID after, int limit) {
        return jdbc.query(LINES, StatementRows::line, partner, month.toString(), after == null ? FIRST : after, limit);
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                Kind.valueOf(row.getString("kind")),
                row.getObject("application", UUID.class),
                row.getString("reference"),
                row.getObject("dispatch", UUID.class),
                MinorUnits.money(row.getLong("base"), row.getString("base_currency")),
                MinorUnits.money(row.getLong("amount"), row.getString("currency")),
                row.getString("basis"));
    }
}
