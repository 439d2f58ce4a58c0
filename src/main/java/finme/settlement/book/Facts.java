package finme.settlement.book;

import finme.dispatch.Outcome;
import finme.settlement.reckon.MinorUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.settlement_fact}; append-only. */
@Repository
class Facts {
    private static final String ADD = """
            insert into fdforge.settlement_fact (id, partner, month, at, fact, application, reference, dispatch, amount, currency,
              contested, own)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String SELECT = """
            select f.id, f.partner, f.month, f.at, f.fact, f.application, f.reference, f.dispatch, f.amount, f.currency,
              f.own, f.contested from fdforge.settlement_fact f where\s""";

    private final JdbcTemplate jdbc;

    Facts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this was told before: all but a return happen once, by us and by the partner */
    boolean add(Fact fact) {
        return jdbc.update(
                        ADD,
                        fact.id(),
                        fact.partner(),
                        fact.month().toString(),
                        Timestamp.from(fact.at()),
                        fact.word().name(),
                        fact.application(),
                        fact.reference(),
                        fact.dispatch(),
                        MinorUnits.of(fact.amount()),
                        fact.amount().currency(),
                        fact.contested(),
                        fact.own())
                == 1;
    }

    /** Whether some partner has told it of the application, or we have noted it. */
    boolean isTold(UUID application, Outcome word) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.settlement_fact where application = ? and fact = ? and not contested)",
                Boolean.class,
                application,
                word.name()));
    }

    Optional<Fact> find(UUID id) {
        return jdbc.query(SELECT + "f.id = ?", Facts::read, id).stream().findFirst();
    }

    /** That the loan was paid out, as it was noted or told before; the newest counts. */
    Optional<Fact> paidOutBefore(Fact fact) {
        return jdbc
                .query(
                        SELECT
                                + "f.application = ? and f.dispatch = ? and f.fact = 'FUNDED' and not f.contested and f.id <> ?"
                                + " order by f.at desc, f.id desc limit 1",
                        Facts::read,
                        fact.application(),
                        fact.dispatch(),
                        fact.id())
                .stream()
                .findFirst();
    }

    /** Returns of the loan for which nothing was booked, oldest first. */
    List<Fact> returnsBefore(Fact fact) {
        return jdbc.query(SELECT + """
                f.application = ? and f.dispatch = ? and f.fact = 'RETURNED'
                  and not exists (select from fdforge.settlement_entry e where e.fact = f.id)
                  and not exists (select from fdforge.settlement_case c where c.fact = f.id) order by f.at, f.id""", Facts::read, fact.application(), fact.dispatch());
    }

    private static Fact read(ResultSet row, int index) throws SQLException {
        return new Fact(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                YearMonth.parse(row.getString("month")),
                row.getTimestamp("at").toInstant(),
                Outcome.valueOf(row.getString("fact")),
                row.getObject("application", UUID.class),
                row.getString("reference"),
                row.getObject("dispatch", UUID.class),
                MinorUnits.money(row.getLong("amount"), row.getString("currency")),
                row.getBoolean("own"),
                row.getBoolean("contested"));
    }
}
