package finme.crm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.borrower.Applicants;
import finme.borrower.Applicants.Applicant;
import finme.borrower.Borrowers;
import finme.canonical.CanonicalApplication;
import finme.delivery.States;
import finme.kernel.Ids;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How long a first load takes and what it needs, stopped in the middle: docs/performance.md says how it is run. */
@FinMeTest
@EnabledIfSystemProperty(named = "load.borrowers", matches = "\\d+")
class FirstLoadTests {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int AT_ONCE = 500;
    private static final String CODE = "first-load";
    private static final String PATH = "/api/v1/admin/crm/" + CODE;
    private static final int MANY = Integer.getInteger("load.borrowers", 0);

    private final FinMeHttp http;
    private final Borrowers borrowers;
    private final States states;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    FirstLoadTests(
            FinMeHttp http, Borrowers borrowers, States states, JdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.http = http;
        this.borrowers = borrowers;
        this.states = states;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(manager);
    }

    @Test
    void everybodyArrivesOnceAtARateThatIsToldAlsoWhenItIsStopped() {
        put(Map.of());
        for (int made = 0; made < MANY; made += AT_ONCE) {
            people(Math.min(AT_ONCE, MANY - made));
        }
        await().atMost(PATIENCE).until(() -> states.standing("crm:main").all() == 0);
        put(Map.of(
                "borrower",
                Map.of(
                        "entity",
                        "Contacts",
                        "key",
                        "Id",
                        "out",
                        "{FirstName: borrower.firstName, LastName: borrower.lastName, MobilePhone: borrower.phone}"),
                "application",
                Map.of("entity", "Applications", "key", "Id", "out", "{Source: \"load\"}")));
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        String load = PATH + "/loads/"
                + http.post(PATH + "/load", FinMeHttp.OPERATOR, "")
                        .json()
                        .path("id")
                        .asText();
        await().atMost(PATIENCE).until(() -> progress(load).path("done").asLong() >= MANY / 2);
        assertThat(http.post(load + "/pause", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
        long stopped = System.nanoTime();
        long half = confirmed("borrower");
        assertThat(half).isLessThan(MANY);
        assertThat(http.post(load + "/resume", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> progress(load).path("state").asText().equals("DONE")
                        && states.standing("crm:" + CODE).all() == 0);
        double seconds = (System.nanoTime() - began) / 1e9;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        assertThat(confirmed("borrower")).isGreaterThanOrEqualTo(MANY);
        assertThat(confirmed("application")).isGreaterThanOrEqualTo(MANY);
        assertThat(jdbc.queryForObject(
                        "select max(version) from fdforge.delivery_state where receiver = ?",
                        Long.class,
                        "crm:" + CODE))
                .as("nobody is told twice")
                .isEqualTo(1);
        System.out.printf(
                "First load: %,d borrowers with an application each in %.1f s, %.0f borrowers and %.0f records a second;"
                        + " stopped after %.1f s with %,d told; heap at most %d MB%n",
                MANY, seconds, MANY / seconds, 2 * MANY / seconds, (stopped - began) / 1e9, half, peak);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private JsonNode progress(String load) {
        return http.get(load, FinMeHttp.AUDITOR).json();
    }

    private long confirmed(String kind) {
        return jdbc.queryForObject(
                "select count(*) from fdforge.delivery_state where receiver = ? and kind = ? and state = 'CONFIRMED'",
                Long.class,
                "crm:" + CODE,
                kind);
    }

    private void people(int count) {
        CanonicalApplication who = Applicants.application(Applicant.irina(null, "+420601000184", null));
        transactions.executeWithoutResult(open -> {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                UUID id = Ids.next();
                UUID borrower = borrowers.createApart(who, id, CODE).borrower();
                rows.add(new Object[] {id, "FM-" + id, borrower, CODE});
            }
            jdbc.batchUpdate("""
                    insert into fdforge.application (id, reference, borrower_id, source, status, test,
                      returning_borrower, product, amount, currency, term_months, document)
                    values (?, ?, ?, ?, 'UNPLACED', false, false, 'PERSONAL_LOAN', 6000, 'EUR', 36, '')""", rows);
        });
    }

    private void put(Map<String, ?> records) {
        http.putMasterData(
                "crm",
                CODE,
                Map.of(
                        "code",
                        CODE,
                        "name",
                        "First load",
                        "state",
                        "ACTIVE",
                        "url",
                        "/sandbox/crm",
                        "batch",
                        500,
                        "auth",
                        Map.of("kind", "BASIC", "username", "sandbox", "password", "sandbox-secret"),
                        "records",
                        records));
    }
}
