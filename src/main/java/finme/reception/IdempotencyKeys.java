package finme.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.BlindIndex;
import finme.kernel.Fault;
import finme.reception.Reception.Receipt;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

/**
 * Who came first with a key. The row is written before the application in the same transaction, so a concurrent repeat
 * waits for the first one's commit and then reads its receipt. Keys are kept as blind indexes: a source may well use a
 * phone number for one.
 */
@Repository
class IdempotencyKeys {
    private static final String CLAIM = """
            set local lock_timeout = '2s';
            insert into fdforge.intake as i (source, key, fingerprint, application_id, status, warnings, at)
            values (?, ?, ?, ?, 'RECEIVED', ?::jsonb, clock_timestamp())
            on conflict (source, key) do update set fingerprint = excluded.fingerprint, warnings = excluded.warnings,
              application_id = excluded.application_id, status = excluded.status, at = excluded.at
            where ?::boolean and i.at < clock_timestamp() - interval '60 seconds'""";
    private static final String RECEIPT = """
            select i.fingerprint, i.application_id, a.reference, i.status, i.warnings
            from fdforge.intake i join fdforge.application a on a.id = i.application_id
            where i.source = ? and i.key = ?""";
    private static final String KNOWN = """
            select exists (select 1 from fdforge.intake where source = ? and key = ?
              and not (?::boolean and at < clock_timestamp() - interval '60 seconds'))""";
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final BlindIndex index;
    private final ObjectMapper json;

    IdempotencyKeys(JdbcTemplate jdbc, BlindIndex index, ObjectMapper json) {
        this.jdbc = jdbc;
        this.index = index;
        this.json = json;
    }

    /** @return whether the key is ours; waits up to two seconds for a concurrent first one */
    boolean claim(Arrival arrival, UUID application) {
        PreparedStatementCallback<Boolean> insert = statement -> {
            statement.setString(1, arrival.source());
            statement.setBytes(2, key(arrival));
            statement.setBytes(3, fingerprint(arrival));
            statement.setObject(4, application);
            statement.setString(5, write(arrival.warnings()));
            statement.setBoolean(6, arrival.key().brief());
            statement.execute();
            statement.getMoreResults();
            return statement.getUpdateCount() == 1;
        };
        return Boolean.TRUE.equals(jdbc.execute(CLAIM, insert));
    }

    /** Whether its repeat would get the first one's receipt. */
    boolean isKnown(Arrival arrival) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                KNOWN,
                Boolean.class,
                arrival.source(),
                key(arrival),
                arrival.key().brief()));
    }

    /** @return the first one's receipt; empty when the key was used for other content */
    Optional<Receipt> first(Arrival arrival) {
        return jdbc.query(RECEIPT, (row, number) -> first(row, arrival), arrival.source(), key(arrival)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a claimed key has no application"));
    }

    private Optional<Receipt> first(ResultSet row, Arrival arrival) throws SQLException {
        return MessageDigest.isEqual(row.getBytes(1), fingerprint(arrival))
                ? Optional.of(new Receipt(
                        row.getObject(2, UUID.class), row.getString(3), row.getString(4), read(row.getString(5)), true))
                : Optional.empty();
    }

    private byte[] key(Arrival arrival) {
        return index.of(
                "intake.key", arrival.key().basis() + "\0" + arrival.key().value());
    }

    private byte[] fingerprint(Arrival arrival) {
        return index.of("intake.fingerprint", arrival.fingerprint());
    }

    private String write(List<Fault> warnings) {
        try {
            return json.writeValueAsString(warnings);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("warnings can't be written as JSON", unwritable);
        }
    }

    private List<Fault> read(String warnings) {
        try {
            return json.readValue(warnings, FAULTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("warnings can't be read as JSON", broken);
        }
    }
}
