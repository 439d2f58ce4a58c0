package finme.bench.plain;

import finme.bench.rows.Heard;
import finme.bench.rows.Papers;
import finme.bench.rows.Sealing;
import finme.kernel.Ids;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The business rows as they come to mind: a statement each. */
@Component
class PlainRows {
    private final JdbcTemplate jdbc;
    private final Sealing sealing = new Sealing();

    PlainRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    String received(Papers papers, String externalId, String body) {
        UUID application = Ids.next();
        jdbc.update(
                "insert into fdforge.intake (source, key, fingerprint, application_id, status, warnings, at)"
                        + " values ('bench', ?, ?, ?, 'RECEIVED', '[]', now())",
                sealing.blindIndex("intake.key", externalId),
                sealing.blindIndex("intake.fingerprint", body),
                application);
        UUID borrower = borrower(papers);
        SecretKeySpec key = key(borrower);
        jdbc.update(
                """
                insert into fdforge.application (id, reference, borrower_id, source, status, test, returning_borrower,
                  product, amount, currency, term_months, purpose, region, document)
                values (?, ?, ?, 'bench', 'RECEIVED', false, false, 'PERSONAL_LOAN', ?, ?, ?, ?, ?, ?)""",
                application,
                "FM-" + UUID.randomUUID().toString().substring(0, 13),
                borrower,
                papers.loan().get("loanAmount").decimalValue(),
                papers.loan().get("currency").asText(),
                papers.loan().get("termMonths").asInt(),
                papers.loan().get("purpose").asText(),
                papers.region(),
                sealing.seal(key, "application.document/" + application, papers.document()));
        ledger(
                "application",
                application,
                1,
                "received",
                "{\"source\": \"bench\", \"borrower\": \"" + borrower + "\"}");
        return application.toString();
    }

    /** Who is known by one of the keys, or a new person. */
    private UUID borrower(Papers papers) {
        for (String kind : Papers.KINDS) {
            List<UUID> known = jdbc.queryForList(
                    "select b.id from fdforge.borrower_key k join fdforge.borrower b on b.id = k.borrower"
                            + " where k.kind = ? and k.hash = ?",
                    UUID.class,
                    kind,
                    hash(papers, kind));
            if (!known.isEmpty()) {
                return known.get(0);
            }
        }
        UUID borrower = Ids.next();
        SecretKeySpec key = sealing.fresh();
        jdbc.update("insert into fdforge.subject_key values (?, ?)", borrower, sealing.wrap(key, borrower));
        jdbc.update(
                "insert into fdforge.borrower (id, version, profile) values (?, 1, ?)",
                borrower,
                sealing.seal(key, "borrower.profile/" + borrower, papers.profile()));
        for (String kind : Papers.KINDS) {
            jdbc.update("insert into fdforge.borrower_key values (?, ?, ?)", kind, hash(papers, kind), borrower);
        }
        ledger("borrower", borrower, 1, "created", "{}");
        return borrower;
    }

    private byte[] hash(Papers papers, String kind) {
        return sealing.blindIndex("borrower." + kind, papers.key(kind));
    }

    private SecretKeySpec key(UUID borrower) {
        byte[] wrapped = jdbc.queryForObject(
                "select wrapped from fdforge.subject_key where subject = ?", byte[].class, borrower);
        return sealing.unwrap(java.util.Objects.requireNonNull(wrapped), borrower);
    }

    void ranked(UUID application) {
        jdbc.update("""
                insert into fdforge.routing (application, round, decision, version, mode, evaluated_at, plan)
                values (?, 1, 'partner-prioritisation', 1, 'WATERFALL', now(), ?::jsonb)""", application, Papers.PLAN);
        move(application, "WITH_PARTNERS", null);
    }

    void sent(UUID dispatch, UUID application, String partner, int wave) {
        jdbc.update("""
                insert into fdforge.dispatch (id, application, partner, partner_version, round, wave, mode, reference,
                  test, state, attempt, created_at, decide_by)
                values (?, ?, ?, 1, 1, ?, 'WATERFALL', ?, false, 'SENDING', 1, clock_timestamp(),
                  clock_timestamp() + interval '2 min')""", dispatch, application, partner, wave, dispatch.toString());
        jdbc.update("update fdforge.routing set wave = ? where application = ? and round = 1", wave, application);
    }

    void answered(UUID dispatch, UUID application, String outcome, String reason, Heard heard) {
        UUID borrower = jdbc.queryForObject(
                "select borrower_id from fdforge.application where id = ?", UUID.class, application);
        byte[] words = Papers.words(reason, heard.url(), heard.request(), heard.answer());
        SecretKeySpec key = key(java.util.Objects.requireNonNull(borrower));
        jdbc.update("""
                update fdforge.dispatch set state = 'CLOSED', heard = ?, outcome = ?, reason_code = 'R12', answer = ?,
                  decided_at = clock_timestamp() where id = ?""", outcome, outcome, sealing.seal(key, "dispatch.answer/" + dispatch, words), dispatch);
    }

    void move(UUID application, String status, @org.jspecify.annotations.Nullable String reason) {
        jdbc.update(
                "update fdforge.application set status = ?, status_reason = ?, since = now(), version = version + 1"
                        + " where id = ?",
                status,
                reason,
                application);
        ledger(
                "application",
                application,
                2,
                status.toLowerCase(java.util.Locale.ROOT),
                "{\"to\": \"" + status + "\"}");
    }

    void queuedForCrm(UUID application) {
        jdbc.update(
                "insert into fdforge.delivery_state (receiver, kind, key) values ('crm:main', 'application', ?)",
                application.toString());
    }

    void confirmed(UUID application) {
        ledger("application", application, 4, "crm_confirmed", "{}");
        jdbc.update(
                "update fdforge.delivery_state set state = 'CONFIRMED', confirmed_at = clock_timestamp()"
                        + " where receiver = 'crm:main' and kind = 'application' and key = ?",
                application.toString());
    }

    private void ledger(String kind, UUID subject, int version, String action, String details) {
        jdbc.update(
                "insert into fdforge.ledger (kind, subject, version, action, actor, details)"
                        + " values (?, ?, ?, ?, 'system', ?::jsonb)",
                kind,
                subject,
                version,
                action,
                details);
    }
}
