package finme.admin.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.CasesAtHand;
import finme.catalogue.Catalogue;
import finme.source.Source;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trial says of a payload what intake says of it. */
@FinMeTest
class SourceTrialModuleTests {
    private static final String GOOD = """
            {"product": "PERSONAL_LOAN", "sum": 5000, "months": 24, "first": "Zdenka", "last": "Quillova",
             "born": "1988-02-11", "mail": "z@example.test"}""";
    private static final String MAPPING = """
            {product: payload.product, amount: {value: payload.sum, currency: "EUR"}, termMonths: payload.months,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: payload.born, email: payload.mail},
             consents: [{kind: "DATA_SHARING", version: "v1", givenAt: "2026-01-01T00:00:00Z"}]}""";

    private final FinMeHttp http;
    private final SourceTrial trial;
    private final Catalogue<Source> sources;

    SourceTrialModuleTests(FinMeHttp http, SourceTrial trial, Catalogue<Source> sources) {
        this.http = http;
        this.trial = trial;
        this.sources = sources;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "misspelt path | payload.first | payload.frist | Zdenka | Zdenka",
                "unknown product | payload.product | payload.product | PERSONAL_LOAN | YACHT_LOAN",
                "no number | payload.sum | number(payload.first) | Zdenka | Zdenka",
                "no name | payload.first | payload.first | \"first\": \"Zdenka\", | ",
                "huge number | payload.sum | payload.sum | 5000 | 5E+33",
                "two faults | payload.sum | payload.summ | 1988-02-11 | 2988-02-11",
                "no JSON | payload.sum | payload.sum | {\"product\" | {\"product",
            })
    void refusesExactlyWhatIntakeRefuses(String what, String mapped, String by, String given, String sent) {
        String code = "trial-" + what.replace(' ', '-');
        String payload = GOOD.replace(given, sent == null ? "" : sent);
        put(code, MAPPING.replace(mapped, by));
        Answer intake = post(code, payload);
        SourceTrial.Result tried = trial.run(sources.find(code).orElseThrow().value(), payload);
        assertThat(intake.status()).as(intake.body()).isBetween(400, 499);
        List<String> refused = StreamSupport.stream(intake.json().path("errors").spliterator(), false)
                .map(fault -> told(fault.path("pointer"), fault.path("code"), fault.path("message")))
                .toList();
        List<String> found = tried.faults().stream()
                .map(fault -> fault.pointer() + ' ' + fault.code() + ' ' + fault.message())
                .toList();
        if (intake.status() == 400) {
            assertThat(tried.faults()).extracting(fault -> fault.code()).containsExactly("malformed");
        } else {
            assertThat(found).containsExactlyElementsOf(refused).isNotEmpty();
        }
    }

    /** Nobody can mean it; a function that an older release knew stays as it is until the mapping is saved again. */
    @Test
    void savesNoMappingThatCallsAFunctionThatIsNotThere() {
        Map<String, Object> source = new HashMap<>(CasesAtHand.source());
        source.put("mapping", MAPPING.replace("payload.first", "magic(payload.first)"));
        Answer answer = http.put("/api/v1/admin/sources/trial-magic", FinMeHttp.ADMIN, source);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/mapping");
        assertThat(answer.json().at("/errors/0/message").asText()).contains("\"magic\"", "line 2, column 24");
    }

    @ParameterizedTest
    @CsvSource({"5000", "5E+3", "'\"5000\"'"})
    void takesWhatIntakeTakes(String sum) {
        put("trial-good", MAPPING);
        String payload = GOOD.replace("5000", sum);
        SourceTrial.Result tried =
                trial.run(sources.find("trial-good").orElseThrow().value(), payload);
        assertThat(tried.faults()).isEmpty();
        assertThat(tried.canonical()).contains("\"value\" : 5000");
        assertThat(post("trial-good", payload).status()).isEqualTo(202);
    }

    private static String told(JsonNode pointer, JsonNode code, JsonNode message) {
        return pointer.asText() + ' ' + code.asText() + ' ' + message.asText();
    }

    private void put(String code, String mapping) {
        Map<String, Object> source = new HashMap<>(CasesAtHand.source());
        source.put("mapping", mapping);
        source.put("test", true);
        http.putMasterData("sources", code, source);
    }

    private Answer post(String code, String payload) {
        return http.send(http.request("/api/v1/sources/" + code + "/applications")
                .header("Authorization", "Bearer " + CasesAtHand.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload)));
    }
}
