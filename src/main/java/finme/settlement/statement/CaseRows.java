package finme.settlement.statement;

import finme.dispatch.Outcome;
import finme.settlement.Unbooked.Case;
import finme.settlement.Unbooked.Why;
import finme.settlement.reckon.MinorUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads what was noted and not booked. */
@Repository
public class CaseRows {
    private static final int SHOWN = 500;
    private static final String SELECT = """
            select c.fact, c.partner, c.month, c.at, c.why, c.settled_at, c.booked, f.fact as word, f.application, f.reference,
              f.amount, f.currency
            from fdforge.settlement_case c join fdforge.settlement_fact f on f.id = c.fact\s""";

    private final JdbcTemplate jdbc;

    CaseRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    public List<Case> waiting(int most) {
        return jdbc.query(SELECT + "where c.settled_at is null order by c.at, c.fact limit ?", CaseRows::read, most);
    }

    public boolean exists(UUID fact) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.settlement_case where fact = ?)", Boolean.class, fact));
    }

    /** What waits first, then by time. */
    List<Case> of(String partner, YearMonth month) {
        return jdbc.query(
                SELECT + "where c.partner = ? and c.month = ? order by c.settled_at is not null, c.at, c.fact limit ?",
                CaseRows::read,
                partner,
                month.toString(),
                SHOWN);
    }

    private static Case read(ResultSet row, int index) throws SQLException {
        @Nullable Timestamp settled = row.getTimestamp("settled_at");
        return new Case(
                row.getObject("fact", UUID.class),
                row.getString("partner"),
                YearMonth.parse(row.getString("month")),
                row.getTimestamp("at").toInstant(),
                Why.valueOf(row.getString("why")),
                Outcome.valueOf(row.getString("word")),
                row.getObject("application", UUID.class),
                row.getString("reference"),
                MinorUnits.money(row.getLong("amount"), row.getString("currency")),
                settled == null ? null : settled.toInstant(),
                row.getObject("booked", Boolean.class));
    }
}
