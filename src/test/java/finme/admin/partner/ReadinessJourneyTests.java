package finme.admin.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@FinMeTest
class ReadinessJourneyTests {
    private static final String CODE = "readiness-test";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;

    ReadinessJourneyTests(FinMeHttp http, DataSource source) {
        this.http = http;
        this.jdbc = new JdbcTemplate(source);
    }

    @Test
    void saysWhyAPartnerReceivesNothing() {
        put("ACTIVE", Map.of());
        assertThat(names())
                .containsExactly("state", "schedule", "caps", "budget", "circuit", "mapping", "rules", "credentials");
        assertThat(read().path("receives").asBoolean()).as("no rule names it").isFalse();
        assertThat(text("rules")).isEqualTo("no rule of the deployed decisions names it");
        put(
                "PAUSED",
                Map.of(
                        "limits", List.of(Map.of("counts", "SOLD", "per", "TOTAL", "max", 5)),
                        "schedule",
                                Map.of(
                                        "zone",
                                        "UTC",
                                        "open",
                                        List.of(Map.of("days", List.of("MON"), "from", "00:00", "to", "00:01")))));
        assertThat(text("state")).startsWith("paused");
        assertThat(text("schedule")).startsWith("closed until Mon").endsWith("UTC");
        assertThat(text("caps")).isEqualTo("sold 0 of 5 in total");
        jdbc.update("insert into fdforge.partner_use values (?, 'SOLD', 'TOTAL', 99, 'epoch', 3, 2, null)", CODE);
        assertThat(text("caps")).isEqualTo("sold 3 (2 more not decided) of 5 in total, no more places");
        assertThat(http.get("/api/v1/admin/partners/nobody/readiness", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theListOfPeopleItDoesNotWantIsKeptAsBlindIndexes() {
        put("ACTIVE", Map.of("suppression", List.of("+420601000184", "Jan@Example.test", "a".repeat(64))));
        assertThat(http.get("/api/v1/admin/partners/" + CODE, FinMeHttp.ADMIN).body())
                .doesNotContain("601000184")
                .doesNotContainIgnoringCase("jan@");
        Map<String, Object> wrong = partner("ACTIVE", Map.of("suppression", List.of("a@b.test", "12")));
        assertThat(http.put("/api/v1/admin/partners/" + CODE, FinMeHttp.ADMIN, wrong)
                        .json()
                        .path("errors")
                        .toString())
                .contains("/suppression/1")
                .doesNotContain("/suppression/0");
    }

    private void put(String state, Map<String, Object> more) {
        http.putMasterData("partners", CODE, partner(state, more));
    }

    private static Map<String, Object> partner(String state, Map<String, Object> more) {
        Map<String, Object> partner = new HashMap<>(Map.of(
                "code",
                CODE,
                "name",
                "Readiness",
                "state",
                state,
                "request",
                Map.of("url", "http://localhost:1/x", "body", "{sum: application.amount.value}"),
                "answer",
                "{outcome: body.outcome}",
                "shares",
                List.of("amount")));
        partner.putAll(more);
        return partner;
    }

    private JsonNode read() {
        return http.get("/api/v1/admin/partners/" + CODE + "/readiness", FinMeHttp.AUDITOR)
                .json();
    }

    private List<String> names() {
        return StreamSupport.stream(read().path("checks").spliterator(), false)
                .map(each -> each.path("check").asText())
                .toList();
    }

    private String text(String check) {
        return StreamSupport.stream(read().path("checks").spliterator(), false)
                .filter(each -> each.path("check").asText().equals(check))
                .map(each -> each.path("text").asText())
                .findFirst()
                .orElseThrow();
    }
}
