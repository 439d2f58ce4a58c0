package finme.crm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.delivery.States;
import finme.kernel.Ids;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A CRM that comes later is told everything, also when it is stopped in the middle. */
@FinMeTest
class LoadModuleTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CODE = "load-tests";
    private static final String PATH = "/api/v1/admin/crm/" + CODE;
    private static final int APPLICATIONS = 3_000;

    private final FinMeHttp http;
    private final States states;
    private final JdbcTemplate jdbc;

    LoadModuleTests(FinMeHttp http, States states, JdbcTemplate jdbc) {
        this.http = http;
        this.states = states;
        this.jdbc = jdbc;
    }

    @AfterEach
    void nothingIsItsBusiness() {
        put("ACTIVE", false);
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
        jdbc.update("delete from fdforge.application where source = ?", CODE);
        jdbc.update("delete from fdforge.delivery_state where receiver = ?", "crm:" + CODE);
    }

    @Test
    void tellsEverythingOnceAndGoesOnWhereItStopped() {
        List<States.Subject> made = applications();
        put("ACTIVE", true);
        Answer started = http.post(PATH + "/load", FinMeHttp.OPERATOR, "");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        String load = PATH + "/loads/" + started.json().path("id").asText();
        assertThat(http.post(PATH + "/load", FinMeHttp.OPERATOR, "").status()).isEqualTo(409);
        assertThat(http.post(load + "/pause", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        JsonNode paused = http.get(load, FinMeHttp.AUDITOR).json();
        assertThat(paused.path("state").asText()).isEqualTo("PAUSED");
        assertThat(paused.path("done").asLong()).isLessThan(paused.path("of").asLong());
        String run = started.json().path("id").asText();
        assertThat(instances(run)).as("seen in Cockpit").hasSize(1);
        assertThat(http.post(load + "/resume", FinMeHttp.OPERATOR, "").status()).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> "DONE"
                        .equals(http.get(load, FinMeHttp.AUDITOR)
                                .json()
                                .path("state")
                                .asText()));
        await().atMost(PATIENCE).until(() -> states.standing("crm:" + CODE).all() == 0);
        Set<States.Subject> told = new HashSet<>(states.known("crm:" + CODE, made));
        assertThat(told).hasSize(APPLICATIONS);
        assertThat(jdbc.queryForObject(
                        "select max(version) from fdforge.delivery_state where receiver = ? and kind = 'application'",
                        Long.class,
                        "crm:" + CODE))
                .isEqualTo(1);
        assertThat(http.post(load + "/pause", FinMeHttp.OPERATOR, "").status()).isEqualTo(409);
        assertThat(instances(run)).isEmpty();
    }

    @Test
    void endsWhenSomebodyCancelsItInCockpit() {
        applications();
        put("PAUSED", true);
        String run = http.post(PATH + "/load", FinMeHttp.OPERATOR, "")
                .json()
                .path("id")
                .asText();
        String instance = "/engine-rest/process-instance/"
                + instances(run).path(0).path("id").asText();
        assertThat(delete(instance, FinMeHttp.AUDITOR).status()).isEqualTo(403);
        Answer cancelled = delete(instance, FinMeHttp.OPERATOR);
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> "CANCELLED"
                        .equals(http.get(PATH + "/loads/" + run, FinMeHttp.AUDITOR)
                                .json()
                                .path("state")
                                .asText()));
    }

    private Answer delete(String path, String user) {
        return http.send(http.as(user, http.request(path)).DELETE());
    }

    private JsonNode instances(String run) {
        return http.get(
                        "/engine-rest/process-instance?processDefinitionKey=crm-sync&businessKey=" + run,
                        FinMeHttp.ADMIN)
                .json();
    }

    private List<States.Subject> applications() {
        List<States.Subject> made = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < APPLICATIONS; i++) {
            UUID id = Ids.next();
            made.add(new States.Subject("application", id.toString()));
            rows.add(new Object[] {id, "FM-" + id, Ids.next(), CODE});
        }
        jdbc.batchUpdate("""
                insert into fdforge.application (id, reference, borrower_id, source, status, test, returning_borrower,
                  product, amount, currency, term_months, document)
                values (?, ?, ?, ?, 'UNPLACED', false, false, 'PERSONAL_LOAN', 6000, 'EUR', 36, '')""", rows);
        return made;
    }

    private void put(String state, boolean hears) {
        Map<String, Object> records = hears
                ? Map.of("application", Map.of("entity", "Applications", "key", "Id", "out", "{Source: \"load\"}"))
                : Map.of();
        http.putMasterData(
                "crm",
                CODE,
                Map.of(
                        "code",
                        CODE,
                        "name",
                        "Loaded",
                        "state",
                        state,
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
