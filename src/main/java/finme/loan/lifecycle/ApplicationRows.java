package finme.loan.lifecycle;

import finme.kernel.Money;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.naming.References;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.application}; one statement a call, however many rows. */
@Repository
class ApplicationRows {
    private static final String COLUMNS = """
            a.id, a.reference, a.borrower_id, a.source, a.status, a.status_reason, a.since, a.version, a.test,
            a.returning_borrower, a.product, a.amount, a.currency, a.term_months, a.purpose, a.region, a.received_at,
            a.forced""";
    private static final String SELECT = "select " + COLUMNS + " from fdforge.application a ";
    private static final String PLAYABLE = " a.id >= ? and a.id < ? and not a.test and a.product is not null"
            + " and a.amount is not null and a.term_months is not null";
    private static final String INSERT = """
            insert into fdforge.application (id, reference, borrower_id, source, status, status_reason, since, version,
              test, returning_borrower, product, amount, currency, term_months, purpose, region, received_at, document, forced)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String COMPLETE = """
            update fdforge.application set product = ?, amount = ?, currency = ?, term_months = ?, purpose = ?,
              region = ?, document = ? where id = ?""";
    private static final String UPDATE = """
            update fdforge.application a
            set status = changed.status, status_reason = changed.reason, version = changed.version,
                since = changed.since
            from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::timestamptz[])
              as changed (id, status, reason, version, since)
            where a.id = changed.id""";

    private final JdbcTemplate jdbc;
    private final References references;

    ApplicationRows(JdbcTemplate jdbc, References references) {
        this.jdbc = jdbc;
        this.references = references;
    }

    record Sealed(UUID borrower, byte[] document) {}

    record Stored(LoanApplication application, byte[] document) {}

    String reference(UUID id) {
        return references.of(id);
    }

    /** @throws DuplicateKeyException also when a reference is taken; a second try then gets another one */
    void insert(Map<LoanApplication, byte[]> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        try {
            jdbc.batchUpdate(
                    INSERT, fresh.entrySet(), fresh.size(), (row, one) -> fill(row, one.getKey(), one.getValue()));
        } catch (DuplicateKeyException taken) {
            references.failed(fresh.keySet().stream().map(LoanApplication::id).toList(), taken);
            throw taken;
        }
    }

    private static void fill(PreparedStatement row, LoanApplication a, byte[] document) throws SQLException {
        row.setObject(1, a.id());
        row.setString(2, a.reference());
        row.setObject(3, a.borrower());
        row.setString(4, a.source());
        row.setString(5, a.status().name());
        row.setString(6, a.statusReason());
        row.setTimestamp(7, Timestamp.from(a.since()));
        row.setInt(8, a.version());
        row.setBoolean(9, a.test());
        row.setBoolean(10, a.returning());
        row.setString(11, a.product());
        row.setBigDecimal(12, a.amount() == null ? null : a.amount().value());
        row.setString(13, a.amount() == null ? null : a.amount().currency());
        row.setObject(14, a.termMonths());
        row.setString(15, a.purpose());
        row.setString(16, a.region());
        row.setTimestamp(17, Timestamp.from(a.receivedAt()));
        row.setBytes(18, document);
        row.setString(19, a.forced());
    }

    void complete(LoanApplication a, byte[] document) {
        jdbc.update(
                COMPLETE,
                a.product(),
                a.amount() == null ? null : a.amount().value(),
                a.amount() == null ? null : a.amount().currency(),
                a.termMonths(),
                a.purpose(),
                a.region(),
                document,
                a.id());
    }

    /** Of applications whose rows are locked by this transaction. */
    void update(List<LoanApplication> changed) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.update(UPDATE, row -> {
            row.setArray(1, array(row, "uuid", changed, LoanApplication::id));
            row.setArray(2, array(row, "text", changed, a -> a.status().name()));
            row.setArray(3, array(row, "text", changed, LoanApplication::statusReason));
            row.setArray(4, array(row, "int", changed, LoanApplication::version));
            row.setArray(5, array(row, "timestamptz", changed, a -> Timestamp.from(a.since())));
        });
    }

    private static Array array(
            PreparedStatement row,
            String type,
            List<LoanApplication> all,
            Function<LoanApplication, @Nullable Object> one)
            throws SQLException {
        return row.getConnection().createArrayOf(type, all.stream().map(one).toArray());
    }

    Optional<LoanApplication> find(UUID id) {
        return jdbc.query(SELECT + "where a.id = ?", ApplicationRows::row, id).stream()
                .findFirst();
    }

    List<LoanApplication> findAll(Collection<UUID> ids) {
        return jdbc.query(SELECT + "where a.id = any (?)", ApplicationRows::row, (Object) ids.toArray(UUID[]::new));
    }

    List<LoanApplication> ofBorrowers(Collection<UUID> borrowers) {
        return jdbc.query(SELECT + "where a.borrower_id = any (?) order by a.id", ApplicationRows::row, (Object)
                borrowers.toArray(UUID[]::new));
    }

    List<LoanApplication> lock(Collection<UUID> ids) {
        return jdbc.query(SELECT + "where a.id = any (?) order by a.id for update", ApplicationRows::row, (Object)
                ids.toArray(UUID[]::new));
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

    List<LoanApplication> list(String where, List<Object> arguments) {
        return jdbc.query(SELECT + where, ApplicationRows::row, arguments.toArray());
    }

    /** Oldest first; tests and those to be completed are left out. @param after all of them have greater ids */
    List<Stored> range(UUID after, UUID from, UUID to, int size) {
        return jdbc.query(
                "select " + COLUMNS + ", a.document from fdforge.application a where a.id > ? and" + PLAYABLE
                        + " order by a.id limit ?",
                (row, index) -> new Stored(row(row, index), row.getBytes(19)),
                after,
                from,
                to,
                size);
    }

    /** @return the newest that is not among the newest so many; null when there is none */
    @Nullable
    UUID before(UUID from, UUID to, int newest) {
        return jdbc
                .queryForList(
                        "select a.id from fdforge.application a where" + PLAYABLE
                                + " order by a.id desc offset ? limit 1",
                        UUID.class,
                        from,
                        to,
                        newest)
                .stream()
                .findFirst()
                .orElse(null);
    }

    Map<UUID, Long> countsOf(Collection<UUID> borrowers) {
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.query(
                "select borrower_id, count(*) from fdforge.application where borrower_id = any (?) group by borrower_id",
                row -> {
                    counts.put(row.getObject(1, UUID.class), row.getLong(2));
                },
                (Object) borrowers.toArray(UUID[]::new));
        return counts;
    }

    Map<ApplicationStatus, Long> counts() {
        Map<ApplicationStatus, Long> counts = new EnumMap<>(ApplicationStatus.class);
        jdbc.query("select status, count(*) from fdforge.application where not test group by status", row -> {
            counts.put(ApplicationStatus.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    /** By position: looking columns up by name costs more than reading them. */
    private static LoanApplication row(ResultSet row, int index) throws SQLException {
        return new LoanApplication(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                ApplicationStatus.valueOf(row.getString(5)),
                row.getString(6),
                instant(row, 7),
                row.getInt(8),
                row.getBoolean(9),
                row.getString(18),
                row.getBoolean(10),
                row.getString(11),
                money(row),
                row.getObject(14, Integer.class),
                row.getString(15),
                row.getString(16),
                instant(row, 17));
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        BigDecimal value = row.getBigDecimal(12);
        return value == null ? null : new Money(value, row.getString(13));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
