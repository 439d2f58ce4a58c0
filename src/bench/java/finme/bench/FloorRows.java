package finme.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The rows FinMe writes for an application, step by step, with bytes of the same size where FinMe seals. */
final class FloorRows {
    private static final Random BYTES = new Random(1);
    private static final String PLAN =
            "[" + "{\"partner\": \"bench-1\", \"verdict\": \"PLANNED\", \"tier\": 1, \"rule\": "
                    + "{\"id\": \"Rule_First\", \"description\": \"Everybody in the region.\"}}, {\"partner\": \"bench-2\", "
                    + "\"verdict\": \"PLANNED\", \"tier\": 2, \"rule\": {\"id\": \"Rule_Second\", \"description\": "
                    + "\"Home improvement in euro.\"}}]";

    private final Connection connection;

    FloorRows(Connection connection) {
        this.connection = connection;
    }

    void received(UUID application) throws SQLException {
        UUID borrower = UUID.randomUUID();
        run(
                "insert into fdforge.intake values ('bench', ?, ?, ?, 'RECEIVED', '[]', now())",
                bytes(16),
                bytes(16),
                application);
        run("insert into fdforge.subject_key values (?, ?)", borrower, bytes(120));
        run("insert into fdforge.borrower values (?, 1, now(), ?)", borrower, bytes(900));
        run(
                "insert into fdforge.borrower_key values ('taxId', ?, ?), ('phone', ?, ?), ('email', ?, ?)",
                bytes(16),
                borrower,
                bytes(16),
                borrower,
                bytes(16),
                borrower);
        run("""
                insert into fdforge.application (id, reference, borrower_id, source, status, test, returning_borrower,
                  product, amount, currency, term_months, purpose, region, document)
                values (?, ?, ?, 'bench', 'RECEIVED', false, false, 'PERSONAL_LOAN', 6000, 'EUR', 36,
                  'HOME_IMPROVEMENT', 'JM', ?)""", application, application.toString().substring(0, 13), borrower, bytes(1_000));
        ledger(application, "received");
        ledger(borrower, "created");
    }

    void asked(UUID application, UUID dispatch, int wave) throws SQLException {
        if (wave == 1) {
            run("""
                    insert into fdforge.routing (application, round, decision, version, mode, evaluated_at, wave, plan)
                    values (?, 1, 'partner-prioritisation', 1, 'WATERFALL', now(), 1, ?::jsonb)""", application, PLAN);
            run(
                    "update fdforge.application set status = 'WITH_PARTNERS', since = now(), version = version + 1,"
                            + " waiting_at = 'x' where id = ?",
                    application);
        } else {
            run("update fdforge.routing set wave = ? where application = ?", wave, application);
        }
        run("""
                insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference,
                  test, state, attempt, created_at, decide_by)
                values (?, ?, ?, 1, 1, ?, 'WATERFALL', ?, false, 'SENDING', 1, now(), now() + interval '2 min')""", dispatch, application, "bench-" + wave, wave, dispatch.toString());
        ledger(application, "asked");
    }

    void declined(UUID dispatch, String answer) throws SQLException {
        run("""
                update fdforge.dispatch set state = 'CLOSED', heard = 'DECLINED', outcome = 'DECLINED',
                  reason_code = 'R12', answer = ?, decided_at = now() where id = ? and decided_at is null""", bytes(answer.length() + 40), dispatch);
    }

    void ended(UUID application) throws SQLException {
        run(
                "update fdforge.application set status = 'UNPLACED', status_reason = 'nobody_left', since = now(),"
                        + " version = version + 1, waiting_at = null where id = ?",
                application);
        run("insert into fdforge.crm_task (application) values (?)", application);
        ledger(application, "unplaced");
    }

    void confirmed(List<UUID> applications) throws SQLException {
        run(
                "update fdforge.crm_task set state = 'CONFIRMED', confirmed_at = clock_timestamp()"
                        + " where application = any(?)",
                connection.createArrayOf("uuid", applications.toArray()));
    }

    private void ledger(UUID subject, String action) throws SQLException {
        run(
                "insert into fdforge.ledger (kind, subject, version, action, actor, details)"
                        + " values ('application', ?, 1, ?, 'system', '{\"status\": \"x\"}')",
                subject,
                action);
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        BYTES.nextBytes(bytes);
        return bytes;
    }
}
