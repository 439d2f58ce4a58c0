package finme.loan.lifecycle;

import finme.kernel.Money;
import finme.loan.ApplicationStatus;
import finme.loan.CanonicalApplication;
import finme.loan.LoanApplication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.application}; one statement a call. */
@Repository
class Applications {
    private static final String COLUMNS = """
            a.id, a.reference, a.borrower_id, a.source, a.status, a.status_reason, a.since, a.version, a.test,
            a.returning_borrower, a.product, a.amount, a.currency, a.term_months, a.purpose, a.region, a.received_at,
            a.waiting_at""";
    private static final String SELECT = "select " + COLUMNS + " from fdforge.application a ";
    private static final String INSERT = """
            insert into fdforge.application as a (id, reference, borrower_id, source, status, test, returning_borrower,
              product, amount, currency, term_months, purpose, region, document)
            values (?, ?, ?, ?, 'RECEIVED', ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (reference) do nothing
            returning """ + ' ' + COLUMNS;
    /** Who decides on an application usually holds its lock already; whoever doesn't waits for it here. */
    private static final String MOVE = """
            with before as (select id, status from fdforge.application where id = ? for update)
            update fdforge.application a
            set status = ?, status_reason = ?, waiting_at = ?, version = a.version + 1,
                since = case when before.status = ? then a.since else now() end
            from before
            where a.id = before.id and before.status = any (?)
            returning before.status, a.version""";

    private final JdbcTemplate jdbc;

    Applications(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Moved(ApplicationStatus from, int version) {}

    record Sealed(UUID borrower, byte[] document) {}

    /** @return empty when the reference is taken */
    Optional<LoanApplication> insert(LoanDraft draft, String reference, CanonicalApplication document, byte[] sealed) {
        return jdbc
                .query(
                        INSERT,
                        Applications::row,
                        draft.id(),
                        reference,
                        draft.borrower(),
                        draft.source(),
                        draft.test(),
                        draft.returning(),
                        document.product(),
                        document.amount().value(),
                        document.amount().currency(),
                        document.termMonths(),
                        document.purpose(),
                        document.borrower().address() == null
                                ? null
                                : document.borrower().address().region(),
                        sealed)
                .stream()
                .findFirst();
    }

    Optional<LoanApplication> find(UUID id) {
        return jdbc.query(SELECT + "where a.id = ?", Applications::row, id).stream()
                .findFirst();
    }

    List<LoanApplication> findAll(Collection<UUID> ids) {
        return jdbc.query(SELECT + "where a.id = any (?)", Applications::row, (Object) ids.toArray(UUID[]::new));
    }

    Optional<LoanApplication> lock(UUID id) {
        return jdbc.query(SELECT + "where a.id = ? for update", Applications::row, id).stream()
                .findFirst();
    }

    Optional<Sealed> sealed(UUID id) {
        return jdbc
                .query(
                        "select borrower_id, document from fdforge.application where id = ?",
                        (row, index) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)),
                        id)
                .stream()
                .findFirst();
    }

    /** @return empty when the application does not exist or none of {@code from} */
    Optional<Moved> move(
            UUID id, ApplicationStatus to, @Nullable String reason, @Nullable String waitingAt, String[] from) {
        return jdbc
                .query(
                        MOVE,
                        (row, index) -> new Moved(ApplicationStatus.valueOf(row.getString(1)), row.getInt(2)),
                        id,
                        to.name(),
                        reason,
                        waitingAt,
                        to.name(),
                        from)
                .stream()
                .findFirst();
    }

    void waitAt(UUID id, @Nullable String waitingAt) {
        jdbc.update("update fdforge.application set waiting_at = ? where id = ?", waitingAt, id);
    }

    List<LoanApplication> list(String where, List<Object> arguments) {
        return jdbc.query(SELECT + where, Applications::row, arguments.toArray());
    }

    Map<ApplicationStatus, Long> counts() {
        Map<ApplicationStatus, Long> counts = new EnumMap<>(ApplicationStatus.class);
        jdbc.query("select status, count(*) from fdforge.application group by status", row -> {
            counts.put(ApplicationStatus.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    private static LoanApplication row(ResultSet row, int index) throws SQLException {
        return new LoanApplication(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getObject("borrower_id", UUID.class),
                row.getString("source"),
                ApplicationStatus.valueOf(row.getString("status")),
                row.getString("status_reason"),
                instant(row, "since"),
                row.getInt("version"),
                row.getBoolean("test"),
                row.getBoolean("returning_borrower"),
                row.getString("product"),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                row.getInt("term_months"),
                row.getString("purpose"),
                row.getString("region"),
                instant(row, "received_at"),
                row.getString("waiting_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
