package finme.fdforge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.work.PerTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * The change ledger: append-only, one row for every change of master data, written in the change's own transaction.
 * Timelines read it; a {@link LedgerListener} hears of it within that transaction.
 */
@Repository
public class Ledger {
    private static final String INSERT = """
            insert into fdforge.ledger (kind, subject, code, version, action, actor, details)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)""";
    private static final String COLUMNS =
            "select position, at, kind, subject, code, version, action, actor, details from fdforge.ledger ";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    /** Asked for late: they write to the ledger, too. */
    private final Supplier<List<LedgerListener>> listeners;

    private final PerTransaction<List<Change>> pending = new PerTransaction<>(ArrayList::new, this::write);

    Ledger(JdbcTemplate jdbc, ObjectMapper json, ObjectProvider<LedgerListener> listeners) {
        this.jdbc = jdbc;
        this.json = json;
        this.listeners = SingletonSupplier.of(() -> listeners.stream().toList());
    }

    /**
     * Fails without a surrounding transaction: a change and its row may not part. The rows of one transaction are
     * written together, before it commits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Change... changes) {
        pending.change(rows -> rows.addAll(List.of(changes)));
    }

    /** @return everything that happened to the subject, oldest first */
    public List<LedgerEntry> of(String kind, UUID subject) {
        pending.write();
        return jdbc.query(COLUMNS + "where kind = ? and subject = ? order by position", this::read, kind, subject);
    }

    /** @return the newest changes of a kind, newest first */
    public List<LedgerEntry> newest(String kind, int limit) {
        pending.write();
        return jdbc.query(COLUMNS + "where kind = ? order by position desc limit ?", this::read, kind, limit);
    }

    /** @return everything that happened to what is known by a code, oldest first */
    public List<LedgerEntry> of(String kind, String code) {
        pending.write();
        return jdbc.query(COLUMNS + "where kind = ? and code = ? order by position", this::read, kind, code);
    }

    /**
     * @param kind null for whatever people edit; applications and borrowers only when asked for
     * @param code null for any
     * @param actor null for anybody
     */
    public record Filter(
            @Nullable String kind,
            @Nullable String code,
            @Nullable String actor) {}

    /** @param before position, null to begin with the newest @return newest first */
    public List<LedgerEntry> page(Filter filter, @Nullable Long before, int limit) {
        pending.write();
        StringBuilder where = new StringBuilder("where position < ?");
        List<Object> values = new ArrayList<>();
        values.add(before == null ? Long.MAX_VALUE : before);
        if (filter.kind() == null) {
            where.append(" and code is not null");
        }
        add("kind", filter.kind(), where, values);
        add("code", filter.code(), where, values);
        add("actor", filter.actor(), where, values);
        values.add(limit);
        return jdbc.query(COLUMNS + where + " order by position desc limit ?", this::read, values.toArray());
    }

    private static void add(String column, @Nullable String value, StringBuilder where, List<Object> values) {
        if (value != null) {
            where.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private LedgerEntry read(ResultSet row, int index) throws SQLException {
        try {
            return new LedgerEntry(
                    row.getLong("position"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    row.getObject("subject", UUID.class),
                    row.getString("code"),
                    row.getInt("version"),
                    row.getString("action"),
                    row.getString("actor"),
                    json.readTree(row.getString("details")));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("ledger row is no JSON", broken);
        }
    }

    private String write(Object details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("ledger details can't be written as JSON", unwritable);
        }
    }

    private void write(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(INSERT, changes, changes.size(), (statement, change) -> {
            statement.setString(1, change.kind());
            statement.setObject(2, change.subject());
            statement.setString(3, change.code());
            statement.setInt(4, change.version());
            statement.setString(5, change.action());
            statement.setString(6, change.actor());
            statement.setString(7, write(change.details()));
        });
        List<Change> written = List.copyOf(changes);
        changes.clear();
        listeners.get().forEach(listener -> listener.written(written));
    }
}
