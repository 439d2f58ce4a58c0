package finme.settlement.book;

import finme.dispatch.Outcome;
import finme.settlement.reckon.MinorUnits;
import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.settlement_fact}; append-only. */
@Repository
class Facts {
    private static final String ADD = """
            insert into fdforge.settlement_fact (id, partner, month, at, fact, application, reference, dispatch, amount, currency, contested)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final JdbcTemplate jdbc;

    Facts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this was told before: all but a return happen once */
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
                        fact.contested())
                == 1;
    }

    /** Whether some partner has told it of the application. */
    boolean isTold(UUID application, Outcome word) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from fdforge.settlement_fact where application = ? and fact = ? and not contested)",
                Boolean.class,
                application,
                word.name()));
    }
}
