package finme.admin.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import finme.testing.StaffPages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** From a lender's callbacks to what it owes. */
@FinMeTest
class StatementJourneyTests {
    private static final String LENDER = CasesAtHand.LENDER;
    private static final String PATH = "/api/v1/admin/partners/" + LENDER;

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final CasesAtHand cases;
    private final StaffPages pages;

    StatementJourneyTests(FinMeHttp http, JdbcTemplate jdbc, WebApplicationContext context) {
        this.http = http;
        this.jdbc = jdbc;
        this.cases = new CasesAtHand(http);
        this.pages = new StaffPages(context);
    }

    @BeforeEach
    void lenderThatDecidesLaterAndPays() {
        cases.prepare("pending-then-decline?after=PT10M");
        ObjectNode lender = (ObjectNode) http.get(PATH, FinMeHttp.ADMIN).json();
        ((ObjectNode) lender.get("callback"))
                .put(
                        "mapping",
                        "{dispatch: body.reference, event: body.eventId, outcome: body.outcome, amount: body.amount}");
        lender.putPOJO(
                "commission",
                Map.of("kind", "PERCENT", "percent", 2.5, "clawback", Map.of("days", 30, "share", "PROPORTIONAL")));
        http.putMasterData("partners", LENDER, lender);
    }

    @AfterEach
    void leave() {
        cases.leave();
    }

    @Test
    void whatIsToldOnceIsBookedOnceHoweverOftenItComes() {
        JsonNode application = cases.arrive("WITH_PARTNERS");
        String id = application.path("id").asText();
        for (int i = 0; i < 3; i++) {
            say(id, "e1", "FUNDED", "81000.10");
        }
        say(id, "e1-again", "FUNDED", "99000");
        List<JsonNode> lines = lines(id);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("amount").path("value").decimalValue()).isEqualByComparingTo("2025.00");
        assertThat(lines.get(0).path("basis").asText()).isEqualTo("2.5 % of 81000.10 UAH");
        for (int i = 0; i < 3; i++) {
            say(id, "e2", "RETURNED", "27000.03");
        }
        say(id, "e3", "RETURNED", "null");
        assertThat(lines(id))
                .extracting(line -> line.path("amount").path("value").asText())
                .containsExactly("2025.0", "-675.0", "-1350.0");
        assertThat(pages.open("/admin/partners/" + LENDER + "/statements", "AUDITOR"))
                .contains(application.path("reference").asText(), "the part that came back", "2.5 %");
    }

    @Test
    void whatCantBeReadIsKeptForAPersonAndBooksNothing() {
        String id = cases.arrive("WITH_PARTNERS").path("id").asText();
        assertThat(send(id, "e1", "FUNDED", "\"much\"").status()).isEqualTo(422);
        assertThat(lines(id)).isEmpty();
        say(id, "e1", "FUNDED", "\"81 000,00\"");
        assertThat(lines(id)).hasSize(1);
    }

    @Test
    void termsThatMakeNoSenseAreRefusedWhereTheyStand() {
        ObjectNode lender = (ObjectNode) http.get(PATH, FinMeHttp.ADMIN).json();
        lender.putPOJO(
                "commission",
                Map.of(
                        "kind",
                        "TIERS",
                        "by",
                        "AMOUNT",
                        "tiers",
                        List.of(
                                Map.of("from", 5, "percent", 1),
                                Map.of("from", 5, "percent", 101),
                                Map.of("from", 9, "amount", Map.of("value", 1, "currency", "EUR"))),
                        "clawback",
                        Map.of("days", 0)));
        assertThat(http.put(PATH, FinMeHttp.ADMIN, lender).json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/commission/tiers/0/from",
                        "/commission/tiers/1/from",
                        "/commission/tiers/1/percent",
                        "/commission/tiers/2/amount",
                        "/commission/clawback/days");
    }

    @Test
    void nothingElseIsAStatement() {
        assertThat(http.get(PATH + "/statements/2026-13", FinMeHttp.AUDITOR).status() / 100)
                .isEqualTo(4);
        assertThat(http.get(PATH + "/statements/+999999999-12", FinMeHttp.AUDITOR)
                                .status()
                        / 100)
                .isEqualTo(4);
        assertThat(http.get("/api/v1/admin/partners/nobody/statements", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(404);
        assertThat(http.get(PATH + "/statements/2026-01?cursor=x", FinMeHttp.AUDITOR)
                        .status())
                .isEqualTo(422);
    }

    private List<JsonNode> lines(String application) {
        String month = http.get(PATH + "/statements", FinMeHttp.AUDITOR)
                .json()
                .at("/items/0/month")
                .asText();
        JsonNode lines = http.get(PATH + "/statements/" + month, FinMeHttp.AUDITOR)
                .json()
                .path("lines");
        List<JsonNode> mine = new java.util.ArrayList<>();
        lines.forEach(line -> {
            if (line.path("application").asText().equals(application)) {
                mine.add(line);
            }
        });
        return mine;
    }

    private void say(String application, String event, String outcome, String amount) {
        Answer answer = send(application, event, outcome, amount);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Answer send(String application, String event, String outcome, String amount) {
        String reference = jdbc.queryForObject(
                "select reference from fdforge.dispatch where application = ?::uuid", String.class, application);
        String body = "{\"reference\": \"%s\", \"eventId\": \"%s/%s\", \"outcome\": \"%s\", \"amount\": %s}"
                .formatted(reference, application, event, outcome, amount);
        return http.post("/api/v1/partners/" + LENDER + "/callbacks", null, body);
    }
}
