package finme.settlement.book;

import finme.settlement.Unbooked.Why;
import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.settlement_case}: each is opened once and settled once. */
@Repository
class Cases {
    private final JdbcTemplate jdbc;

    Cases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void open(Fact fact, Why why) {
        jdbc.update(
                "insert into fdforge.settlement_case (fact, partner, month, at, why) values (?, ?, ?, ?, ?) on conflict do nothing",
                fact.id(),
                fact.partner(),
                fact.month().toString(),
                Timestamp.from(fact.at()),
                why.name());
    }

    /** @return false when somebody has settled it before */
    boolean settle(UUID fact, boolean booked, String actor) {
        return jdbc.update("""
                        update fdforge.settlement_case set settled_at = clock_timestamp(), settled_by = ?, booked = ?
                        where fact = ? and settled_at is null""", actor, booked, fact) == 1;
    }
}
