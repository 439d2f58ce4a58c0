package finme.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.BlindIndex;
import finme.kernel.Fault;
import finme.reception.Arrival.Key;
import finme.reception.Reception.Receipt;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

/**
 * Who came first with a key. The rows are written before the application in the same transaction, so a concurrent repeat
 * waits for the first one's commit and then reads its receipt. All keys of one arrival are claimed in one statement and in
 * one order, so that two never wait for each other. Keys are kept as blind indexes: a source may well use a phone number
 * for one.
 */
@Repository
class IdempotencyKeys {
    /** A payload counts for a minute of its senders' time, whenever it arrives here; what arrives twice is one, ever. */
    private static final String PASSED =
            "i.at not between %1$s - interval '60 seconds' and %1$s + interval '60 seconds'";

    private static final String CLAIM = """
            set local lock_timeout = '2s';
            insert into fdforge.intake as i (source, key, fingerprint, application_id, status, warnings, at)
            select ?, k.key, k.fingerprint, ?, ?, ?::jsonb, least(?, clock_timestamp())
            from unnest(?, ?) as k (key, fingerprint)
            on conflict (source, key) do update set fingerprint = excluded.fingerprint, warnings = excluded.warnings,
              application_id = excluded.application_id, status = excluded.status, at = excluded.at
            where ?::boolean and %s and i.application_id <> excluded.application_id
              and not exists (select 1 from fdforge.application a where a.id = excluded.application_id)""".formatted(PASSED.formatted("excluded.at"));
    private static final String KNOWN = """
            select i.key, i.fingerprint, i.application_id, a.reference, i.status, i.warnings
            from fdforge.intake i join fdforge.application a on a.id = i.application_id
            where i.source = ? and i.key = any (?)""";
    private static final String IS_KNOWN = """
            select exists (select 1 from fdforge.intake i where i.source = ? and i.key = any (?)
              and not (?::boolean and %s))""".formatted(PASSED.formatted("?::timestamptz"));
    private static final String JOIN = """
            update fdforge.intake i set application_id = first.application_id, status = first.status,
              warnings = first.warnings
            from fdforge.intake first
            where i.source = ? and i.key = any (?) and i.application_id = ?
              and first.source = i.source and first.key = ?""";
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final BlindIndex index;
    private final ObjectMapper json;

    IdempotencyKeys(JdbcTemplate jdbc, BlindIndex index, ObjectMapper json) {
        this.jdbc = jdbc;
        this.index = index;
        this.json = json;
    }

    /** What an earlier one with one of the keys was answered. */
    record Known(byte[] key, byte[] fingerprint, Receipt receipt) {}

    /**
     * Waits up to two seconds for a concurrent first one.
     *
     * @param status the answer, should it be the first
     * @return whether all keys are ours
     */
    boolean claim(Arrival arrival, String status) {
        List<byte[]> keys = keys(arrival);
        PreparedStatementCallback<Boolean> insert = statement -> {
            statement.setString(1, arrival.source());
            statement.setObject(2, arrival.id());
            statement.setString(3, status);
            statement.setString(4, write(arrival.warnings()));
            statement.setTimestamp(5, Timestamp.from(arrival.receivedAt()));
            statement.setArray(6, bytes(statement, keys));
            statement.setArray(
                    7, bytes(statement, sorted(arrival).map(this::fingerprint).toList()));
            statement.setBoolean(8, isBrief(arrival));
            statement.execute();
            statement.getMoreResults();
            return statement.getUpdateCount() == keys.size();
        };
        return Boolean.TRUE.equals(jdbc.execute(CLAIM, insert));
    }

    /** Whether its repeat would get the first one's receipt. */
    boolean isKnown(Arrival arrival) {
        PreparedStatementCallback<Boolean> ask = statement -> {
            statement.setString(1, arrival.source());
            statement.setArray(2, bytes(statement, keys(arrival)));
            statement.setBoolean(3, isBrief(arrival));
            statement.setTimestamp(4, Timestamp.from(arrival.receivedAt()));
            statement.setTimestamp(5, Timestamp.from(arrival.receivedAt()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        };
        return Boolean.TRUE.equals(jdbc.execute(IS_KNOWN, ask));
    }

    /** @return those of the keys that were used before, by key */
    Map<Key, Known> known(Arrival arrival) {
        Map<Key, Known> known = new LinkedHashMap<>();
        jdbc.query(
                KNOWN,
                statement -> {
                    statement.setString(1, arrival.source());
                    statement.setArray(2, bytes(statement, keys(arrival)));
                },
                row -> {
                    Known found = new Known(row.getBytes(1), row.getBytes(2), receipt(row));
                    arrival.keys().stream()
                            .filter(key -> Arrays.equals(key(key), found.key()))
                            .forEach(key -> known.put(key, found));
                });
        return known;
    }

    boolean fits(Key key, Known known) {
        return MessageDigest.isEqual(known.fingerprint(), fingerprint(key));
    }

    /** Keys that were claimed just now name the earlier application from here on. */
    void join(Arrival arrival, Known first) {
        jdbc.update(JOIN, statement -> {
            statement.setString(1, arrival.source());
            statement.setArray(2, bytes(statement, keys(arrival)));
            statement.setObject(3, arrival.id());
            statement.setBytes(4, first.key());
        });
    }

    /** The first one's answer turned out to be another one, still in its transaction. */
    void answered(Arrival arrival, String status) {
        jdbc.update("update fdforge.intake set status = ? where source = ? and key = any (?)", statement -> {
            statement.setString(1, status);
            statement.setString(2, arrival.source());
            statement.setArray(3, bytes(statement, keys(arrival)));
        });
    }

    private Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getObject(3, UUID.class), row.getString(4), row.getString(5), read(row.getString(6)), true);
    }

    /** In one order for all. */
    private Stream<Key> sorted(Arrival arrival) {
        return arrival.keys().stream().sorted((one, other) -> Arrays.compareUnsigned(key(one), key(other)));
    }

    private List<byte[]> keys(Arrival arrival) {
        return sorted(arrival).map(this::key).toList();
    }

    private static boolean isBrief(Arrival arrival) {
        return arrival.keys().stream().allMatch(key -> key.basis() == Arrival.Basis.PAYLOAD);
    }

    private byte[] key(Key key) {
        return index.of("intake.key", key.basis() + "\0" + key.value());
    }

    private byte[] fingerprint(Key key) {
        return index.of("intake.fingerprint", key.fingerprint());
    }

    private static java.sql.Array bytes(PreparedStatement statement, List<byte[]> all) throws SQLException {
        return statement.getConnection().createArrayOf("bytea", all.toArray(byte[][]::new));
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
