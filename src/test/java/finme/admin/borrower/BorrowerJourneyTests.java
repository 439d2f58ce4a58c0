package finme.admin.borrower;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons over HTTP: found, shown, merged, parted, decided on. */
@FinMeTest
class BorrowerJourneyTests {
    private static final String API = "/api/v1/admin/borrowers";
    private static final String MATCHES = "/api/v1/admin/borrower-matches";
    private static final List<String> PERSONAL = List.of(
            "Radmila", "Kvapilova", "1979-06-03", "7906", "+420602", "radmila.k", "Olomouc", "Wanderlust", "falconry");

    private final FinMeHttp http;
    private final Strangers strangers;

    BorrowerJourneyTests(FinMeHttp http) {
        this.http = http;
        this.strangers = new Strangers(http, "borrower-tests");
    }

    @Test
    void findsAPersonByWhateverIdentifiesThem() {
        ObjectNode person = Strangers.person();
        JsonNode receipt = Strangers.accepted(strangers.apply(person));
        String id = strangers.borrower(receipt.path("id").asText());
        String taxId = person.path("taxId").asText();
        String phone = person.path("phone").asText();
        List<Map<String, String>> questions = List.of(
                Map.of("taxId", taxId),
                Map.of("taxId", "CZ " + taxId.substring(0, 6) + '/' + taxId.substring(6)),
                Map.of("phone", phone),
                Map.of("phone", "00" + phone.substring(1, 4) + ' ' + phone.substring(4)),
                Map.of("email", person.path("email").asText().toUpperCase(java.util.Locale.ROOT)),
                Map.of("reference", receipt.path("reference").asText()));
        for (Map<String, String> question : questions) {
            JsonNode items = search(question).json().path("items");
            assertThat(items).as(question.keySet().toString()).hasSize(1);
            assertThat(items.path(0).path("id").asText()).isEqualTo(id);
            assertThat(items.path(0).path("name").asText()).isEqualTo("R*** K***");
            assertThat(items.path(0).path("applications").asInt()).isEqualTo(1);
        }
        assertThat(search(Map.of("phone", "+420602999999")).json().path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`, 422, one_needed",
                "`{\"phone\": \"+420602000001\", \"email\": \"a@example.test\"}`, 422, one_needed",
                "`{\"phone\": \"12\"}`, 422, invalid_phone",
                "`{\"taxId\": \"0000000000\"}`, 422, placeholder",
                "`{\"name\": \"Radmila\"}`, 422, unknown_member",
                "`[]`, 400, malformed"
            })
    void saysWhatIsWrongWithAQuestion(String body, int status, String code) {
        Answer answer = http.post(API + "/search", FinMeHttp.AUDITOR, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }

    @Test
    void showsEachValueWithItsOriginMaskedUntilSomebodyReveals() {
        ObjectNode person = Strangers.person();
        JsonNode receipt = Strangers.accepted(strangers.apply(person));
        String id = strangers.borrower(receipt.path("id").asText());
        Answer answer = http.get(API + '/' + id, FinMeHttp.AUDITOR);
        assertThat(PERSONAL).noneMatch(answer.body()::contains);
        assertThat(answer.header("ETag")).isNotNull();
        JsonNode phone = attribute(answer.json(), "borrower.phone");
        assertThat(phone.path("value").asText()).startsWith("***");
        assertThat(phone.path("source").asText()).isEqualTo("source:borrower-tests");
        assertThat(phone.path("application").asText())
                .isEqualTo(receipt.path("reference").asText());
        assertThat(phone.path("at").asText()).endsWith("Z");
        assertThat(answer.json().path("applications").findValuesAsText("reference"))
                .containsExactly(receipt.path("reference").asText());

        String reveal = API + '/' + id + "?reveal=true";
        assertThat(http.get(reveal, FinMeHttp.AUDITOR).status()).isEqualTo(403);
        assertThat(http.get(reveal, FinMeHttp.OWNER).status()).isEqualTo(403);
        String clear = http.get(reveal, FinMeHttp.OPERATOR).body();
        assertThat(PERSONAL).allMatch(clear::contains);
    }

    @Test
    void tellsWhatAValueReplacedAndWhatOthersSay() {
        Strangers elsewhere = new Strangers(http, "borrower-tests-2");
        ObjectNode person = Strangers.person();
        String id = strangers.arrive(person);
        elsewhere.arrive(
                person.deepCopy().put("phone", Strangers.person().path("phone").asText()));
        JsonNode phone = attribute(http.get(API + '/' + id, FinMeHttp.AUDITOR).json(), "borrower.phone");
        assertThat(phone.path("source").asText()).isEqualTo("source:borrower-tests-2");
        assertThat(phone.path("others").findValuesAsText("source")).containsExactly("source:borrower-tests");
        assertThat(phone.path("replaced").path(0).path("until").asText()).endsWith("Z");
    }

    @Test
    void mergesTwoPersonsAndPartsThemAgain() {
        String one = strangers.arrive(Strangers.person());
        String other = strangers.arrive(Strangers.person());
        String path = API + '/' + one;
        assertThat(http.post(path + "/merge", FinMeHttp.AUDITOR, Map.of("borrower", other))
                        .status())
                .isEqualTo(403);
        Answer merged = http.post(path + "/merge", FinMeHttp.OPERATOR, Map.of("borrower", other));
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        String merge = merged.json().path("merge").asText();

        JsonNode person = http.get(API + '/' + other, FinMeHttp.AUDITOR).json();
        assertThat(person.path("id").asText()).isEqualTo(one);
        assertThat(person.path("applications")).hasSize(2);
        assertThat(person.path("merges").path(0).path("id").asText()).isEqualTo(merge);
        assertThat(person.path("merges").path(0).path("actor").asText()).isEqualTo(FinMeHttp.OPERATOR);
        assertThat(http.post(path + "/merge", FinMeHttp.ADMIN, Map.of("borrower", other))
                        .status())
                .isEqualTo(409);

        assertThat(http.post(path + "/unmerge", FinMeHttp.ADMIN, Map.of("merge", merge))
                        .status())
                .isEqualTo(200);
        assertThat(http.get(API + '/' + other, FinMeHttp.AUDITOR)
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(other);
        assertThat(http.post(path + "/unmerge", FinMeHttp.ADMIN, Map.of("merge", merge))
                        .status())
                .isIn(404, 409);
    }

    @Test
    void pointsAtWhatIsMissing() {
        String path = API + '/' + strangers.arrive(Strangers.person());
        String nobody = UUID.randomUUID().toString();
        assertThat(http.get(API + '/' + nobody, FinMeHttp.AUDITOR).status()).isEqualTo(404);
        assertThat(http.get(API + "/not-an-id", FinMeHttp.AUDITOR).status()).isIn(400, 404);
        assertThat(http.post(path + "/merge", FinMeHttp.ADMIN, Map.of("borrower", nobody))
                        .status())
                .isEqualTo(404);
        assertThat(http.post(path + "/merge", FinMeHttp.ADMIN, Map.of()).body()).contains("/borrower");
        assertThat(http.post(path + "/unmerge", FinMeHttp.ADMIN, Map.of()).body())
                .contains("/merge");
        assertThat(http.post(path + "/unmerge", FinMeHttp.ADMIN, Map.of("merge", nobody))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void leavesTwinsToWhoeverDecides() {
        ObjectNode petra = twin("Petra");
        ObjectNode pavel = petra.deepCopy()
                .put("firstName", "Pavel")
                .put("email", Strangers.person().path("email").asText());
        String one = strangers.arrive(petra);
        String other = strangers.arrive(pavel);
        assertThat(other).isNotEqualTo(one);
        JsonNode found = caseOf(one, other, "OPEN");
        assertThat(found.path("on").toString()).contains("phone");
        assertThat(found.path("against").toString()).contains("firstName");

        String path = MATCHES + '/' + found.path("id").asText();
        assertThat(http.post(path, FinMeHttp.AUDITOR, Map.of("decision", "SAME"))
                        .status())
                .isEqualTo(403);
        assertThat(http.post(path, FinMeHttp.OPERATOR, Map.of("decision", "MAYBE"))
                        .status())
                .isEqualTo(422);
        assertThat(http.post(path, FinMeHttp.OPERATOR, Map.of()).body()).contains("/decision");
        Answer decided = http.post(path, FinMeHttp.OPERATOR, Map.of("decision", "DIFFERENT"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(decided.json().path("state").asText()).isEqualTo("DIFFERENT");
        assertThat(http.post(path, FinMeHttp.OPERATOR, Map.of("decision", "SAME"))
                        .status())
                .isEqualTo(409);
        assertThat(caseOf(one, other, "DIFFERENT").path("id")).isEqualTo(found.path("id"));
    }

    @Test
    void makesOnePersonOfACaseDecidedSo() {
        ObjectNode petra = twin("Petra");
        ObjectNode pavel = petra.deepCopy()
                .put("firstName", "Pavel")
                .put("email", Strangers.person().path("email").asText());
        String one = strangers.arrive(petra);
        String other = strangers.arrive(pavel);
        String path = MATCHES + '/' + caseOf(one, other, "OPEN").path("id").asText();
        assertThat(http.post(path, FinMeHttp.OPERATOR, Map.of("decision", "SAME"))
                        .status())
                .isEqualTo(200);
        JsonNode left = http.get(API + '/' + one, FinMeHttp.AUDITOR).json();
        JsonNode right = http.get(API + '/' + other, FinMeHttp.AUDITOR).json();
        assertThat(left.path("id")).isEqualTo(right.path("id"));
        assertThat(left.path("applications")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000", "unknown", "1234567890", "n/a"})
    void keepsStrangersApartWhoWroteTheSamePlaceholder(String placeholder) {
        Answer first = strangers.apply(Strangers.person().put("taxId", placeholder));
        assertThat(Strangers.accepted(first).path("warnings").toString()).contains("placeholder", "/borrower/taxId");
        String one = strangers.borrower(first.json().path("id").asText());
        String other = strangers.arrive(Strangers.person().put("taxId", placeholder));
        assertThat(other).isNotEqualTo(one);
        assertThat(attribute(http.get(API + '/' + one, FinMeHttp.AUDITOR).json(), "borrower.taxId")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void knowsOnePersonInEverySpelling() {
        ObjectNode person = Strangers.person();
        String taxId = person.path("taxId").asText();
        String id = strangers.arrive(person);
        for (String spelling : List.of(
                taxId + ".0",
                "CZ" + taxId,
                "\u200b" + taxId,
                taxId.substring(0, 6) + '/' + taxId.substring(6),
                '\'' + taxId)) {
            ObjectNode again = Strangers.person().put("taxId", spelling);
            assertThat(strangers.arrive(again)).as(spelling).isEqualTo(id);
        }
        String composed =
                Objects.requireNonNull(person.path("email").textValue()).replace("radmila", "radmil\u00e1");
        String first = strangers.arrive(withoutTaxId(composed));
        assertThat(strangers.arrive(
                        withoutTaxId(composed.replace("\u00e1", "a\u0301").toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(first);
    }

    private static ObjectNode withoutTaxId(String email) {
        ObjectNode person = Strangers.person().put("email", email);
        person.remove("taxId");
        return person;
    }

    private static ObjectNode twin(String firstName) {
        ObjectNode twin = Strangers.person().put("firstName", firstName);
        twin.remove("taxId");
        return twin;
    }

    private JsonNode caseOf(String one, String other, String state) {
        String next = "";
        do {
            JsonNode page = http.get(MATCHES + "?state=" + state + next, FinMeHttp.AUDITOR)
                    .json();
            for (JsonNode item : page.path("items")) {
                String borrowers = item.path("borrowers").toString();
                if (borrowers.contains(one) && borrowers.contains(other)) {
                    return item;
                }
            }
            next = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!next.isEmpty());
        throw new AssertionError("no case of the two is " + state);
    }

    private Answer search(Map<String, String> question) {
        return http.post(API + "/search", FinMeHttp.AUDITOR, question);
    }

    private static JsonNode attribute(JsonNode person, String name) {
        JsonNode attribute = Strangers.attribute(person, name);
        return attribute == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : attribute;
    }
}
