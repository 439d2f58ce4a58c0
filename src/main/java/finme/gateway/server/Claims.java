package finme.gateway.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.fdforge.BlindIndex;
import finme.gateway.ApplicationIntake.Key;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.ApplicationIntake.Submission;
import finme.kernel.Fault;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

/**
 * Who came first with a key. The row is written before the application in the same transaction, so a concurrent repeat
 * waits for the first one's commit and then reads its receipt. Keys are kept as blind indexes: a source may well use a
 * phone number for one.
 */
@Repository
class Claims {
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

    Claims(JdbcTemplate jdbc, BlindIndex index, ObjectMapper json) {
        this.jdbc = jdbc;
        this.index = index;
        this.json = json;
    }

    /** @param receipt null when the key was used for other content */
    record First(@Nullable Receipt receipt) {}

    /** @return whether the key is ours; waits up to two seconds for a concurrent first one */
    boolean claim(Submission submission, UUID application) {
        PreparedStatementCallback<Boolean> insert = statement -> {
            statement.setString(1, submission.source());
            statement.setBytes(2, key(submission));
            statement.setBytes(3, fingerprint(submission));
            statement.setObject(4, application);
            statement.setString(5, write(submission.warnings()));
            statement.setBoolean(6, submission.key().basis() == Key.Basis.PAYLOAD);
            statement.execute();
            statement.getMoreResults();
            return statement.getUpdateCount() == 1;
        };
        return Boolean.TRUE.equals(jdbc.execute(CLAIM, insert));
    }

    /** Whether its repeat would get the first one's receipt. */
    boolean isKnown(Submission submission) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                KNOWN,
                Boolean.class,
                submission.source(),
                key(submission),
                submission.key().basis() == Key.Basis.PAYLOAD));
    }

    First first(Submission submission) {
        return jdbc
                .query(
                        RECEIPT,
                        (row, number) -> {
                            boolean same = MessageDigest.isEqual(row.getBytes(1), fingerprint(submission));
                            return new First(
                                    same
                                            ? new Receipt(
                                                    row.getObject(2, UUID.class),
                                                    row.getString(3),
                                                    row.getString(4),
                                                    read(row.getString(5)),
                                                    null,
                                                    true)
                                            : null);
                        },
                        submission.source(),
                        key(submission))
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a claimed key has no application"));
    }

    private byte[] key(Submission submission) {
        return index.of(
                "intake.key", submission.key().basis() + "\0" + submission.key().value());
    }

    private byte[] fingerprint(Submission submission) {
        return index.of("intake.fingerprint", submission.fingerprint());
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
