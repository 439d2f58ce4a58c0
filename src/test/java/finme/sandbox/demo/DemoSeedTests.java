package finme.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.sandbox.SandboxSecrets;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a fresh demo shows: every sample of every source, and where it ends with the shipped tables and lenders. */
@FinMeTest
class DemoSeedTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FinMeHttp http;
    private final DemoSeed seed;

    DemoSeedTests(FinMeHttp http, ObjectMapper json) {
        this.http = http;
        DemoApi api = new DemoApi(json, http.url(""), FinMeHttp.ADMIN, FinMeHttp.ADMIN);
        this.seed = new DemoSeed(api, json, http.url(""), new SandboxSecrets("sandbox-secret"));
    }

    /** Other tests count what a change costs while nobody listens. */
    @AfterEach
    void leaveOthersAlone() {
        for (String system : DemoSeed.SYSTEMS) {
            String path = "/api/v1/admin/connected-systems/" + system;
            ObjectNode definition = (ObjectNode) http.get(path, FinMeHttp.ADMIN).json();
            definition.putArray("events").add("form.*");
            http.putMasterData("connected-systems", system, definition);
        }
    }

    @Test
    void bringsEverySampleToAFinalOrWaitingStateAndDoublesNothing() throws Exception {
        seed.run();
        assertEndsAs("web-form", "OFFERED");
        assertThat(line("web-form", "gamma").path("outcome").asText()).isEqualTo("DECLINED");
        assertThat(line("web-form", "alpha").path("outcome").asText()).isEqualTo("OFFERED");
        assertEndsAs("affiliate-flat", "OFFERED");
        assertThat(line("affiliate-flat", "beta").path("outcome").asText()).isEqualTo("OFFERED");
        assertEndsAs("affiliate-xml", "UNPLACED");
        assertThat(line("affiliate-xml", "iota").path("outcome").asText()).isEqualTo("FAILED");
        assertEndsAs("payday-form", "WITH_PARTNERS");
        assertThat(line("payday-form", "theta").path("outcome").asText()).isEqualTo("MORE_NEEDED");
        assertEndsAs("bank-lead", "OFFERED");
        assertThat(line("bank-lead", "delta").path("outcome").asText()).isEqualTo("OFFERED");
        // rows of a file are taken in beside each other
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(statuses("branch")).containsExactlyInAnyOrder("OFFERED", "SCREENED_OUT", "OFFERED"));
        assertHeardSigned("bi", "finme.application.changed");
        assertHeardSigned("ledger-archive", "finme.partner.changed");
        assertHeardSigned("web-form", "finme.application.changed");

        int before = total();
        seed.run();
        assertThat(total()).isEqualTo(before);
    }

    private void assertHeardSigned(String system, String type) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode heard = http.send(
                            http.request("/sandbox/systems/" + system).header("Accept", "application/json"))
                    .json();
            assertThat(heard.path("items").findValuesAsText("type")).contains(type);
            assertThat(heard.path("unsigned").asInt()).isZero();
        });
    }

    private void assertEndsAs(String source, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statuses(source)).containsExactly(status));
        if (status.equals("WITH_PARTNERS")) {
            await().atMost(PATIENCE).until(() -> line(source, "theta").has("outcome"));
        }
    }

    private List<String> statuses(String source) {
        List<String> statuses = new ArrayList<>();
        items(source).forEach(item -> statuses.add(item.path("status").asText()));
        return statuses;
    }

    private JsonNode items(String source) {
        return http.get("/api/v1/admin/applications?source=" + source, FinMeHttp.AUDITOR)
                .json()
                .path("items");
    }

    private int total() {
        return DemoSeed.SOURCES.stream()
                .mapToInt(source -> items(source).size())
                .sum();
    }

    private JsonNode line(String source, String partner) {
        String id = items(source).get(0).path("id").asText();
        for (JsonNode line : http.get("/api/v1/admin/applications/" + id + "/routing", FinMeHttp.AUDITOR)
                .json()
                .path("partners")) {
            if (line.path("partner").asText().equals(partner)) {
                return line;
            }
        }
        throw new AssertionError(partner + " is not explained");
    }
}
