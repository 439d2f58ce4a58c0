package finme.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.delivery.States;
import finme.kernel.Ids;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** States, their courier and the sandbox CRM over HTTP, with PostgreSQL. */
@FinMeTest
class CrmModuleTests {
    private static final String MAIN = "crm:main";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CrmSync sync;
    private final CrmQueue queue;
    private final States states;
    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    CrmModuleTests(
            CrmSync sync,
            CrmQueue queue,
            States states,
            FinMeHttp http,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager) {
        this.states = states;
        this.sync = sync;
        this.queue = queue;
        this.http = http;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    @AfterEach
    void crmIsWell() {
        crm(Map.of("away", false));
    }

    @Test
    void bringsAnApplicationToTheCrm() {
        UUID application = application("UNPLACED");
        handOver(application);
        awaitConfirmed(application);
        JsonNode record = record(application);
        assertThat(record.path("Status").asText()).isEqualTo("UNPLACED");
        assertThat(record.path("Amount").decimalValue()).isEqualByComparingTo("6000");
        assertThat(queue.status().lastSuccessAt()).isNotNull();
    }

    @Test
    void needsATransactionAndGoesWithIt() {
        UUID application = application("UNPLACED");
        assertThatThrownBy(() -> sync.handOver(application)).isInstanceOf(RuntimeException.class);
        transactions.executeWithoutResult(transaction -> {
            sync.handOver(application);
            transaction.setRollbackOnly();
        });
        assertThat(states.known(MAIN, List.of(subject(application)))).isEmpty();
    }

    @Test
    void waitsWhileTheCrmIsAwayAndCatchesUp() {
        crm(Map.of("away", true));
        List<UUID> applications =
                Stream.generate(() -> application("FUNDED")).limit(5).toList();
        applications.forEach(this::handOver);
        await().atMost(PATIENCE).until(() -> "HTTP 503".equals(queue.status().lastError()));
        assertThat(queue.status().waiting()).isGreaterThanOrEqualTo(5);
        assertThat(queue.status().oldest()).isNotNull();
        crm(Map.of("away", false));
        applications.forEach(this::awaitConfirmed);
    }

    @Test
    void oneRefusedRecordHoldsUpNobody() {
        UUID refused = application("FUNDED");
        crm(Map.of("away", false, "refuse", List.of(refused)));
        handOver(refused);
        List<UUID> others =
                Stream.generate(() -> application("FUNDED")).limit(20).toList();
        others.forEach(this::handOver);
        others.forEach(this::awaitConfirmed);
        await().atMost(PATIENCE)
                .until(() -> states.waiting(MAIN, 100).stream()
                        .anyMatch(waiting -> waiting.subject().equals(subject(refused))
                                && "HTTP 422 Refused".equals(waiting.error())));
        crm(Map.of("away", false));
        awaitConfirmed(refused);
    }

    @Test
    void aRecordTheCrmChokesOnHoldsUpNobody() {
        UUID poison = application("FUNDED");
        crm(Map.of("away", false, "choke", List.of(poison)));
        List<UUID> others =
                Stream.generate(() -> application("FUNDED")).limit(12).toList();
        transactions.executeWithoutResult(transaction -> {
            sync.handOver(poison);
            others.forEach(other -> sync.handOver(other));
        });
        others.forEach(this::awaitConfirmed);
        assertThat(state(poison)).isEqualTo("WAITING");
        crm(Map.of("away", false));
        awaitConfirmed(poison);
    }

    @Test
    void aNewerStateNeitherOvertakesNorGetsLost() {
        UUID application = application("OFFERED");
        crm(Map.of("away", false, "delay", "PT0.7S"));
        handOver(application);
        await().atMost(PATIENCE)
                .until(() -> jdbc.queryForObject(
                                "select leased_until from fdforge.delivery_receiver where name = ?",
                                java.sql.Timestamp.class,
                                MAIN)
                        != null);
        jdbc.update("update fdforge.application set status = 'FUNDED' where id = ?", application);
        handOver(application);
        assertThat(state(application)).isEqualTo("WAITING");
        awaitConfirmed(application);
        assertThat(record(application).path("Status").asText()).isEqualTo("FUNDED");
    }

    private static States.Subject subject(UUID application) {
        return new States.Subject("application", application.toString());
    }

    private void handOver(UUID application) {
        transactions.executeWithoutResult(transaction -> sync.handOver(application));
    }

    private void awaitConfirmed(UUID application) {
        await().atMost(PATIENCE).until(() -> "CONFIRMED".equals(state(application)));
    }

    private String state(UUID application) {
        return jdbc.queryForObject(
                "select state from fdforge.delivery_state where receiver = ? and key = ?",
                String.class,
                MAIN,
                application.toString());
    }

    private JsonNode record(UUID application) {
        return http.get("/sandbox/crm/Applications(" + application + ")", null).json();
    }

    private void crm(Map<String, Object> outage) {
        assertThat(http.put("/sandbox/crm/outage", null, outage).status()).isEqualTo(200);
    }

    private UUID application(String status) {
        UUID id = Ids.next();
        jdbc.update("""
                insert into fdforge.application (id, reference, borrower_id, source, status, test, returning_borrower,
                  product, amount, currency, term_months, document)
                values (?, ?, ?, 'crm-tests', ?, false, false, 'PERSONAL_LOAN', 6000, 'EUR', 36, '')""", id, "FM-" + id, Ids.next(), status);
        return id;
    }
}
