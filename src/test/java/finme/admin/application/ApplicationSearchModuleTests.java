package finme.admin.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** Applications found by what somebody knows of them. */
@FinMeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationSearchModuleTests {
    private static final String API = "/api/v1/admin/applications";
    private static final String SOURCE = "search-tests";
    private static final String KEY = "search-tests-key";
    private static final String PHONE = "+420777100200";

    private final FinMeHttp http;
    private final JdbcTemplate jdbc;
    private final CasesAtHand cases;
    private final List<String> references = new ArrayList<>();

    ApplicationSearchModuleTests(FinMeHttp http, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
        this.cases = new CasesAtHand(http);
    }

    @BeforeAll
    void prepare() {
        Map<String, Object> source = new HashMap<>(CasesAtHand.source());
        source.put("key", KEY);
        http.putMasterData("sources", SOURCE, source);
        // nobody lends so little in this currency: they end at once
        for (int i = 0; i < 3; i++) {
            references.add(apply(5 + i, i == 0 ? PHONE : "+42077710030" + i));
        }
    }

    @AfterAll
    void leave() {
        cases.leave();
    }

    private String apply(int amount, String phone) {
        Answer answer = http.apply(SOURCE, KEY, "application/json", """
                {"product": "PERSONAL_LOAN", "amount": {"value": %d, "currency": "EUR"}, "termMonths": 12,
                 "borrower": {"firstName": "Sought", "lastName": "Person", "birthDate": "1980-01-0%d", "phone": "%s",
                   "address": {"line1": "Lipova 12", "city": "Brno", "region": "JM", "postalCode": "60200", "country": "CZ"}},
                 "consents": [{"kind": "DATA_SHARING", "version": "v7", "givenAt": "2026-03-02T10:14:05Z"}]}""".formatted(amount, amount, phone));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().path("reference").asText();
    }

    @Test
    void findsByAPartOfTheReference() {
        String reference = references.get(1);
        assertThat(found("reference=" + reference.substring(3, 7) + "&source=" + SOURCE))
                .contains(reference);
        assertThat(found("reference=" + reference.substring(6).toLowerCase(java.util.Locale.ROOT)))
                .contains(reference);
        assertThat(fault("reference=F")).isEqualTo("/reference");
    }

    @Test
    void narrowsByAmountAndDateAndReason() {
        String ours = "source=" + SOURCE;
        assertThat(found(ours + "&amountFrom=6&amountTo=6.5")).containsExactly(references.get(1));
        assertThat(found(ours + "&currency=eur")).containsExactlyInAnyOrderElementsOf(references);
        assertThat(found(ours + "&currency=CZK")).isEmpty();
        assertThat(found(ours + "&from=2020-01-01&to=2020-02-01")).isEmpty();
        assertThat(found(ours + "&from=2020-01-01")).hasSize(3);
        assertThat(found(ours + "&reason=nobody_says_that")).isEmpty();
        assertThat(fault("amountFrom=many")).isEqualTo("/amountFrom");
        assertThat(fault("sort=prettiest")).isEqualTo("/sort");
    }

    @Test
    void findsByThePartnerItWasSentToAndByItsReason() {
        cases.prepare("decline");
        JsonNode declined = cases.arrive("UNPLACED");
        String reference = declined.path("reference").asText();
        String ours = "reference=" + reference;
        assertThat(found(ours + "&partner=" + CasesAtHand.LENDER)).containsExactly(reference);
        assertThat(found(ours + "&partner=alpha")).isEmpty();
        String reason = declined.path("statusReason").asText();
        assertThat(found(ours + "&status=UNPLACED&reason=" + reason.toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(reference);
    }

    @Test
    void sortsAndPagesWithoutALossOrARepeat() {
        String ours = "source=" + SOURCE + "&limit=1";
        for (String sort : List.of("newest", "oldest", "largest", "smallest", "moved", "resting")) {
            List<String> all = new ArrayList<>();
            String next = "";
            for (int page = 0; page < 3; page++) {
                JsonNode slice = get(ours + "&sort=" + sort + next).json();
                all.addAll(slice.path("items").findValuesAsText("reference"));
                next = "&cursor=" + slice.path("next").asText();
            }
            assertThat(all).as(sort).containsExactlyInAnyOrderElementsOf(references);
            assertThat(next).as(sort).isEqualTo("&cursor=null");
            if (sort.equals("largest")) {
                assertThat(all).containsExactly(references.get(2), references.get(1), references.get(0));
            }
        }
        assertThat(get("cursor=somebodys").status()).isEqualTo(422);
        assertThat(get("sort=largest&cursor=2026-01-01T00:00:00Z_" + new java.util.UUID(1, 2))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void findsByPhoneInTheBodyAlone() {
        Answer answer = search(Map.of("phone", "+420 777 100 200", "source", SOURCE), FinMeHttp.AUDITOR);
        assertThat(answer.json().path("items").findValuesAsText("reference")).containsExactly(references.get(0));
        assertThat(answer.body()).doesNotContain("777100200").doesNotContain("Sought");
        assertThat(search(Map.of("phone", "+420 777 100 999"), FinMeHttp.AUDITOR)
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(search(Map.of("phone", "none"), FinMeHttp.AUDITOR).status()).isEqualTo(422);
        assertThat(search(Map.of("phone", 5), FinMeHttp.AUDITOR).status()).isEqualTo(422);
        assertThat(search(Map.of("colour", "red"), FinMeHttp.AUDITOR).status()).isEqualTo(422);
        assertThat(search(Map.of("status", "GREEN"), FinMeHttp.AUDITOR).status())
                .isEqualTo(422);
        // the list takes none of it from an address
        assertThat(found("phone=" + PHONE.replace("+", "%2B") + "&source=" + SOURCE))
                .hasSize(3);
    }

    @Test
    void whoTakesATableLeavesATraceAndGetsNothingPersonal() {
        Answer answer = http.send(http.as(FinMeHttp.AUDITOR, http.request(API + "?sort=smallest&source=" + SOURCE))
                .header("Accept", "text/csv")
                .GET());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.body().lines().map(line -> line.split(",")[0]))
                .containsExactly("reference", references.get(0), references.get(1), references.get(2));
        assertThat(answer.body()).doesNotContain("Sought").doesNotContain("777100");
        assertThat(jdbc.queryForList(
                        "select actor from fdforge.ledger where kind = 'applications' and action = 'downloaded'",
                        String.class))
                .contains(FinMeHttp.AUDITOR);
    }

    private List<String> found(String query) {
        Answer answer = get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("items").findValuesAsText("reference");
    }

    private String fault(String query) {
        Answer answer = get(query);
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().path("errors").path(0).path("pointer").asText();
    }

    private Answer get(String query) {
        return http.get(API + '?' + query, FinMeHttp.AUDITOR);
    }

    private Answer search(Map<String, ?> body, String user) {
        return http.post(API + "/search", user, body);
    }
}
