package finme.settlement.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.kernel.Ids;
import finme.partner.Commission;
import finme.settlement.reckon.Volume;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.settlement_entry}; append-only. */
@Repository
class Entries {
    private static final String ADD = """
            insert into fdforge.settlement_entry (id, partner, month, at, kind, fact, application, reference, dispatch,
              base, base_currency, amount, currency, partner_version, terms, basis, before_loans, before_amount)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";
    /**
     * The one that stands. Its loan is counted where it was first, whatever was corrected since, but for its currency. What
     * came back is counted while it was in time, as the entries show.
     */
    private static final String COMMISSION = """
            select min(e.at) over (), e.amount, e.currency, e.base, e.base_currency, e.partner_version, e.terms,
              (select min(c.month) from fdforge.settlement_entry c
                where c.dispatch = e.dispatch and c.kind = 'COMMISSION' and c.base_currency = e.base_currency
                  and not exists (select from fdforge.settlement_entry o where o.dispatch = e.dispatch and o.kind = 'COMMISSION'
                    and o.base_currency <> e.base_currency and (o.at, o.id) > (c.at, c.id))),
              e.before_loans, e.before_amount,
              (select coalesce(-sum(c.amount), 0) from fdforge.settlement_entry c where c.dispatch = e.dispatch and c.kind = 'CLAWBACK'),
              (select coalesce(sum(c.base), 0) from fdforge.settlement_entry c where c.dispatch = e.dispatch and c.kind = 'CLAWBACK')
            from fdforge.settlement_entry e where e.dispatch = ? and e.kind = 'COMMISSION'
            order by e.at desc, e.id desc limit 1""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    Entries(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Entry entry) {
        Fact fact = entry.fact();
        Volume before = entry.before();
        jdbc.update(
                ADD,
                Ids.next(),
                fact.partner(),
                fact.month().toString(),
                Timestamp.from(fact.at()),
                entry.kind().name(),
                fact.id(),
                fact.application(),
                fact.reference(),
                fact.dispatch(),
                entry.base(),
                entry.baseCurrency(),
                entry.amount(),
                entry.currency(),
                entry.partnerVersion(),
                written(entry.terms()),
                entry.basis(),
                before == null ? null : before.loans(),
                before == null ? null : before.sum());
    }

    /**
     * @param at when it was booked first, whatever was corrected since
     * @param month whose volume its loan counts in
     * @param before what that month had paid out before it; null where that is not known
     * @param taken what was taken back of it
     * @param returned what had come back when it was
     */
    record Commissioned(
            Instant at,
            long amount,
            String currency,
            long base,
            String baseCurrency,
            int partnerVersion,
            Commission terms,
            YearMonth month,
            @Nullable Volume before,
            long taken,
            long returned) {}

    Optional<Commissioned> commission(UUID dispatch) {
        return jdbc.query(COMMISSION, (row, index) -> read(row), dispatch).stream()
                .findFirst();
    }

    private Commissioned read(ResultSet row) throws SQLException {
        try {
            return new Commissioned(
                    row.getTimestamp(1).toInstant(),
                    row.getLong(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getString(5),
                    row.getInt(6),
                    json.readValue(row.getString(7), Commission.class),
                    YearMonth.parse(row.getString(8)),
                    row.getObject(9) == null ? null : new Volume(row.getLong(9), row.getLong(10)),
                    row.getLong(11),
                    row.getLong(12));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("terms of a commission can't be read", broken);
        }
    }

    private String written(Commission terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("terms of a commission can't be written", impossible);
        }
    }
}
