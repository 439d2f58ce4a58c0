package finme.bench.rows;

import finme.kernel.Ids;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The rows FinMe writes for an application, step by step, each step in as few ways to the server as possible. */
public final class FloorRows {
    private static final String LEDGER = "insert into fdforge.ledger (kind, subject, version, action, actor, details)"
            + " values ('application', ?, ?, ?, 'system', ?::jsonb)";
    private static final String DISPATCH = """
            insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference,
              test, state, attempt, created_at, decide_by, due_at, lease_owner)
            values (?, ?, ?, 1, 1, ?, 'WATERFALL', ?, false, 'SENDING', 1, clock_timestamp(),
              clock_timestamp() + interval '2 min', clock_timestamp() + interval '30 s', 'floor')""";
    private static final String HEARD = """
            update fdforge.dispatch set state = 'CLOSED', due_at = null, lease_owner = null, heard = 'DECLINED',
              outcome = 'DECLINED', reason_code = 'R12', answer = ?, decided_at = clock_timestamp()
            where id = ? and state <> 'CLOSED'""";

    private final Connection connection;
    private final Sealing sealing;

    public FloorRows(Connection connection, Sealing sealing) {
        this.connection = connection;
        this.sealing = sealing;
    }

    /** @param body as it came: the fingerprint of the request */
    public FloorCase received(Papers papers, String externalId, String body) throws SQLException {
        UUID application = Ids.next();
        byte[][] hashes = Papers.KINDS.stream()
                .map(kind -> sealing.blindIndex("borrower." + kind, papers.key(kind)))
                .toArray(byte[][]::new);
        UUID known = claimAndMatch(application, externalId, body, hashes);
        if (known != null) {
            throw new IllegalStateException("the bench's borrowers are new ones");
        }
        UUID borrower = Ids.next();
        SecretKeySpec key = sealing.fresh();
        new Batch()
                .add("insert into fdforge.subject_key values (?, ?)", borrower, sealing.wrap(key, borrower))
                .add(
                        "insert into fdforge.borrower (id, version, profile) values (?, 1, ?)",
                        borrower,
                        sealing.seal(key, "borrower.profile/" + borrower, papers.profile()))
                .add(
                        "insert into fdforge.borrower_key (kind, hash, borrower) values (?, ?, ?), (?, ?, ?), (?, ?, ?)",
                        Papers.KINDS.get(0),
                        hashes[0],
                        borrower,
                        Papers.KINDS.get(1),
                        hashes[1],
                        borrower,
                        Papers.KINDS.get(2),
                        hashes[2],
                        borrower)
                .add(
                        """
                        insert into fdforge.application (id, reference, borrower_id, source, status, test,
                          returning_borrower, product, amount, currency, term_months, purpose, region, document)
                        values (?, ?, ?, 'bench', 'RECEIVED', false, false, 'PERSONAL_LOAN', ?, ?, ?, ?, ?, ?)""",
                        application,
                        shortReference(application),
                        borrower,
                        papers.loan().get("loanAmount").decimalValue(),
                        papers.loan().get("currency").asText(),
                        papers.loan().get("termMonths").asInt(),
                        papers.loan().get("purpose").asText(),
                        papers.region(),
                        sealing.seal(key, "application.document/" + application, papers.document()))
                .add(
                        "insert into fdforge.ledger (kind, subject, version, action, actor, details)"
                                + " values ('borrower', ?, 1, 'created', 'source:bench', '{}')",
                        borrower)
                .add(
                        LEDGER,
                        application,
                        1,
                        "received",
                        "{\"to\": \"RECEIVED\", \"source\": \"bench\", \"reference\": \"" + shortReference(application)
                                + "\", \"borrower\": \"" + borrower + "\"}")
                .send(connection);
        return new FloorCase(application, key);
    }

    private @Nullable UUID claimAndMatch(UUID application, String externalId, String body, byte[][] hashes)
            throws SQLException {
        Long[] locks = new Long[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            locks[i] = ByteBuffer.wrap(hashes[i]).getLong();
        }
        java.util.Arrays.sort(locks);
        Batch batch = new Batch()
                .add(
                        "insert into fdforge.intake (source, key, fingerprint, application_id, status, warnings, at)"
                                + " values ('bench', ?, ?, ?, 'RECEIVED', '[]', clock_timestamp())",
                        sealing.blindIndex("intake.key", externalId),
                        sealing.blindIndex("intake.fingerprint", body),
                        application)
                .add(
                        "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) as key",
                        connection.createArrayOf("bigint", locks))
                .add(
                        """
                        select b.id, b.version, b.profile
                        from unnest(?::text[], ?::bytea[]) as wanted (kind, hash)
                        join fdforge.borrower_key k on k.kind = wanted.kind and k.hash = wanted.hash
                        join fdforge.borrower b on b.id = k.borrower""",
                        connection.createArrayOf("text", Papers.KINDS.toArray()),
                        connection.createArrayOf("bytea", hashes));
        try (PreparedStatement statement = batch.run(connection)) {
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    public void firstAsked(FloorCase one, UUID dispatch, String partner) throws SQLException {
        new Batch()
                .add("""
                        insert into fdforge.routing (application, round, decision, version, mode, evaluated_at, wave,
                          plan)
                        values (?, 1, 'partner-prioritisation', 1, 'WATERFALL', clock_timestamp(), 1, ?::jsonb)""", one.application(), Papers.PLAN)
                .add(
                        "update fdforge.application set status = 'WITH_PARTNERS', since = now(), version = version + 1"
                                + " where id = ?",
                        one.application())
                .add(DISPATCH, dispatch, one.application(), partner, 1, reference(dispatch))
                .add(
                        LEDGER,
                        one.application(),
                        2,
                        "with_partners",
                        "{\"from\": \"RECEIVED\", \"to\": \"WITH_PARTNERS\"}")
                .send(connection);
    }

    public void nextAsked(FloorCase one, UUID heard, Heard answer, UUID dispatch, String partner) throws SQLException {
        new Batch()
                .add(HEARD, words(one, heard, answer), heard)
                .add(DISPATCH, dispatch, one.application(), partner, 2, reference(dispatch))
                .add("update fdforge.routing set wave = 2 where application = ? and round = 1", one.application())
                .send(connection);
    }

    public void ended(FloorCase one, UUID heard, Heard answer) throws SQLException {
        new Batch()
                .add(HEARD, words(one, heard, answer), heard)
                .add(
                        "update fdforge.application set status = 'UNPLACED', status_reason = 'nobody_left', since = now(),"
                                + " version = version + 1 where id = ?",
                        one.application())
                .add(
                        "insert into fdforge.delivery_state (receiver, kind, key) values ('crm:main', 'application', (?::uuid)::text)",
                        one.application())
                .add(
                        LEDGER,
                        one.application(),
                        3,
                        "unplaced",
                        "{\"from\": \"WITH_PARTNERS\", \"to\": \"UNPLACED\", \"reason\": \"nobody_left\"}")
                .send(connection);
    }

    public void confirmed(List<UUID> applications) throws SQLException {
        Object ids = connection.createArrayOf("uuid", applications.toArray());
        new Batch()
                .add("""
                        insert into fdforge.ledger (kind, subject, version, action, actor, details)
                        select 'application', id, 3, 'crm_confirmed', 'system', '{}' from unnest(?::uuid[]) as id""", ids)
                .add(
                        "update fdforge.delivery_state set state = 'CONFIRMED', confirmed_at = clock_timestamp()"
                                + " where receiver = 'crm:main' and kind = 'application' and key = any (?::text[])",
                        ids)
                .send(connection);
    }

    private byte[] words(FloorCase one, UUID dispatch, Heard heard) {
        byte[] words = Papers.words("Income too low", heard.url(), heard.request(), heard.answer());
        return sealing.seal(one.key(), "dispatch.answer/" + dispatch, words);
    }

    private static String shortReference(UUID id) {
        return "FM-" + reference(id).substring(13);
    }

    private static String reference(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
