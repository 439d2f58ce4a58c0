package finme.settlement.statement;

import finme.settlement.Statement.Count;
import finme.settlement.Statement.Kind;
import finme.settlement.Statement.Line;
import finme.settlement.Statement.Total;
import finme.settlement.reckon.MinorUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
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
            select currency, count(*), coalesce(sum(amount) filter (where kind = 'COMMISSION'), 0),
              coalesce(sum(amount) filter (where kind = 'CLAWBACK'), 0), sum(amount)
            from fdforge.settlement_entry where partner = ? and month = ? group by currency order by currency""";
    private static final String COUNTS = """
            select fact, currency, count(*), sum(amount) from fdforge.settlement_fact
            where partner = ? and month = ? and not contested group by fact, currency
            order by array_position(array['ACCEPTED', 'SIGNED', 'FUNDED', 'RETURNED', 'CANCELLED'], fact), currency""";

    private final JdbcTemplate jdbc;

    StatementRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<YearMonth> months(String partner) {
        return jdbc.query(
                "select distinct month from fdforge.settlement_entry where partner = ? order by month desc limit 120",
                (row, index) -> YearMonth.parse(row.getString(1)),
                partner);
    }

    List<Total> totals(String partner, YearMonth month) {
        return jdbc.query(
                TOTALS,
                (row, index) -> {
                    String currency = row.getString(1);
                    return new Total(
                            currency,
                            row.getLong(2),
                            MinorUnits.money(row.getLong(3), currency),
                            MinorUnits.money(row.getLong(4), currency),
                            MinorUnits.money(row.getLong(5), currency));
                },
                partner,
                month.toString());
    }

    List<Count> counts(String partner, YearMonth month) {
        return jdbc.query(
                COUNTS,
                (row, index) ->
                        new Count(row.getString(1), row.getLong(3), MinorUnits.money(row.getLong(4), row.getString(2))),
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
