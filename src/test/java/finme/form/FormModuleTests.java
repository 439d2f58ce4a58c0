package finme.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.catalogue.ExpectedVersion;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import finme.kernel.Problem;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FinMeTest
class FormModuleTests {
    private static final String FORMS = "/api/v1/admin/forms/";
    private static final String NAME = "{\"type\": \"textfield\", \"key\": \"name\", \"label\": \"Name\"}";
    private static final String PURPOSE = """
            {"type": "select", "key": "purpose", "label": "What for?", "validate": {"required": true},
             "properties": {"canonical": "purpose"}, "values": [
               {"label": "Home", "value": "HOME_IMPROVEMENT"}, {"label": "Debts", "value": "DEBT_CONSOLIDATION"}]}""";

    private final FormDrafts drafts;
    private final Forms forms;
    private final Ledger ledger;
    private final FinMeHttp http;

    FormModuleTests(FormDrafts drafts, Forms forms, Ledger ledger, FinMeHttp http) {
        this.drafts = drafts;
        this.forms = forms;
        this.ledger = ledger;
        this.http = http;
    }

    @Test
    void aDraftBecomesAVersionThatNeverChanges() {
        publish("form-versions", NAME, "First");
        publish("form-versions", NAME + ',' + PURPOSE, "Asks what for");
        assertThat(drafts.find("form-versions")).isEmpty();
        assertThat(forms.current("form-versions").orElseThrow().version()).isEqualTo(2);
        assertThat(forms.version("form-versions", 1).orElseThrow().read().fields())
                .hasSize(1);
        assertThat(forms.version("form-versions", 3)).isEmpty();
        JsonNode versions =
                http.get(FORMS + "form-versions/versions", FinMeHttp.AUDITOR).json();
        assertThat(versions.path("items").findValuesAsText("note")).containsExactly("Asks what for", "First");
        assertThat(ledger.of("form", "form-versions"))
                .extracting(LedgerEntry::action)
                .containsExactly("created", "replaced");
    }

    @Test
    void aDraftIsSavedAndPublishedOverHttp() {
        String draft = FORMS + "form-http/draft";
        FinMeHttp.Answer saved = http.put(draft, FinMeHttp.OWNER, FormJson.of(NAME));
        assertThat(saved.status()).isEqualTo(201);
        assertThat(http.put(draft, FinMeHttp.OWNER, FormJson.of(NAME), Map.of("If-Match", "\"999\""))
                        .status())
                .isEqualTo(412);
        FinMeHttp.Answer broken = http.put(draft, FinMeHttp.OWNER, FormJson.of(NAME + ',' + NAME));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().at("/errors/0/pointer").asText()).startsWith("/components/1");
        assertThat(http.put(draft, FinMeHttp.OPERATOR, FormJson.of(NAME)).status())
                .isEqualTo(403);
        JsonNode published = http.post(draft + "/publish", FinMeHttp.OWNER, Map.of("note", "By hand"))
                .json();
        assertThat(published.path("version").asInt()).isEqualTo(1);
        assertThat(http.get(draft, FinMeHttp.OWNER).status()).isEqualTo(404);
    }

    @Test
    void ofTwoWhoSaveTheSameDraftTheSecondIsTold() {
        ObjectNode schema = FormJson.of(NAME);
        int first =
                drafts.save("form-two", schema, ExpectedVersion.ABSENT, "anna").revision();
        drafts.save("form-two", schema, ExpectedVersion.exactly(first), "boris");
        Problem late = catchThrowableOfType(
                Problem.class, () -> drafts.save("form-two", schema, ExpectedVersion.exactly(first), "anna"));
        assertThat(late.status()).isEqualTo(412);
        drafts.publish("form-two", null, ExpectedVersion.ANY, "anna");
        int next =
                drafts.save("form-two", schema, ExpectedVersion.ABSENT, "anna").revision();
        assertThat(next).isGreaterThan(first + 1);
    }

    @Test
    void aBrokenDraftIsRefusedWithItsPlaceAndThePresentOneStays() {
        drafts.save("form-broken", FormJson.of(NAME), ExpectedVersion.ANY, "anna");
        Problem refused = catchThrowableOfType(
                Problem.class,
                () -> drafts.save("form-broken", FormJson.of(NAME + ',' + NAME), ExpectedVersion.ANY, "anna"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).anyMatch(fault -> fault.pointer().equals("/components/1/key"));
        assertThat(drafts.find("form-broken").orElseThrow().form().read().fields())
                .hasSize(1);
    }

    @Test
    void twoVersionsAreComparedInWordsWhicheverIsNamedFirst() {
        publish("form-diff", NAME, "First");
        publish("form-diff", NAME + ',' + PURPOSE, "Second");
        for (String path : List.of("/versions/1/diff?with=2", "/versions/2/diff?with=1")) {
            JsonNode diff =
                    http.get(FORMS + "form-diff" + path, FinMeHttp.OWNER).json();
            assertThat(diff.path("changes")).hasSize(1);
            assertThat(diff.at("/changes/0/field").asText()).isEqualTo("purpose");
            assertThat(diff.at("/changes/0/kind").asText()).isEqualTo("ADDED");
        }
    }

    @Test
    void aFormerVersionIsPublishedAnew() {
        publish("form-restore", NAME, "First");
        publish("form-restore", PURPOSE, "Second");
        FinMeHttp.Answer restored = http.post(FORMS + "form-restore/versions/1/restore", FinMeHttp.OWNER, Map.of());
        assertThat(restored.json().path("version").asInt()).isEqualTo(3);
        Form now = forms.current("form-restore").orElseThrow();
        assertThat(now.read().fields()).extracting(FormField::name).containsExactly("name");
        assertThat(now.note()).isEqualTo("Version 1 restored");
        assertThat(http.post(FORMS + "form-restore/versions/9/restore", FinMeHttp.OWNER, Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void textsGoIntoTheDraftElseTheyArePublished() {
        drafts.save("form-texts", FormJson.of(NAME), ExpectedVersion.ANY, "anna");
        String czech = FORMS + "form-texts/translations/cs";
        assertThat(http.put(czech, FinMeHttp.OWNER, Map.of("name", "Jméno"))
                        .json()
                        .path("of")
                        .asText())
                .isEqualTo("draft");
        Form first = drafts.publish("form-texts", "First", ExpectedVersion.ANY, "anna");
        assertThat(first.translations()).isEqualTo(Map.of("cs", Map.of("name.label", "Jméno")));
        FinMeHttp.Answer mended = http.put(czech, FinMeHttp.OWNER, Map.of("texts", Map.of("name.label", "Celé jméno")));
        assertThat(mended.json().path("of").asText()).isEqualTo("published");
        assertThat(forms.current("form-texts").orElseThrow().version()).isEqualTo(2);
        assertThat(forms.version("form-texts", 1).orElseThrow().translations().get("cs"))
                .containsValue("Jméno");
        JsonNode ukrainian = http.get(FORMS + "form-texts/translations/uk", FinMeHttp.AUDITOR)
                .json();
        assertThat(ukrainian.path("missing")).hasSize(1);
        assertThat(http.put(czech, FinMeHttp.OWNER, Map.of("nobody.label", "x")).status())
                .isEqualTo(422);
        assertThat(http.put(FORMS + "form-texts/translations/xx", FinMeHttp.OWNER, Map.of("name", "x"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void textsAreWrittenOverWhatWasReadOnly() {
        publish("form-etag", NAME, "First");
        String czech = FORMS + "form-etag/translations/cs";
        String read = http.get(czech, FinMeHttp.OWNER).header("ETag");
        assertThat(read).isEqualTo("\"1\"");
        Map<String, Object> texts = Map.of("name", "Jméno");
        FinMeHttp.Answer saved = http.put(czech, FinMeHttp.OWNER, texts, Map.of("If-Match", read));
        assertThat(saved.header("ETag")).isEqualTo("\"2\"");
        assertThat(http.put(czech, FinMeHttp.OWNER, texts, Map.of("If-Match", read))
                        .status())
                .isEqualTo(412);
        int revision = drafts.save("form-etag", FormJson.of(NAME), ExpectedVersion.ANY, "anna")
                .revision();
        String draft = http.get(czech, FinMeHttp.OWNER).header("ETag");
        assertThat(draft).isEqualTo("\"draft-" + revision + '"');
        assertThat(http.put(czech, FinMeHttp.OWNER, texts, Map.of("If-Match", "\"" + revision + '"'))
                        .status())
                .isEqualTo(412);
        assertThat(http.put(czech, FinMeHttp.OWNER, texts, Map.of("If-Match", draft))
                        .status())
                .isEqualTo(200);
        assertThat(http.put(czech, FinMeHttp.OWNER, texts, Map.of("If-Match", draft))
                        .status())
                .isEqualTo(412);
        assertThat(http.put(czech, FinMeHttp.OWNER, texts).status()).isEqualTo(200);
    }

    /** Gamma's request and the shipped rules look at purpose; nobody has heard of the borrower's shoe size. */
    @Test
    void whoCountsOnAFieldIsNamedBeforeItGoes() {
        publish("form-impact", PURPOSE + ",{\"type\": \"number\", \"key\": \"shoeSize\"}", "First");
        http.putMasterData("partners", "form-gamma", partner());
        drafts.save("form-impact", FormJson.of(NAME), ExpectedVersion.ANY, "anna");
        JsonNode impact =
                http.get(FORMS + "form-impact/draft/impact", FinMeHttp.AUDITOR).json();
        assertThat(impact.path("items"))
                .isNotEmpty()
                .allMatch(item -> item.path("field").asText().equals("purpose")
                        && item.path("change").asText().equals("REMOVED"));
        assertThat(impact.path("items"))
                .anyMatch(item -> item.path("kind").asText().equals("PARTNER")
                        && item.path("code").asText().equals("form-gamma")
                        && item.path("where").asText().equals("request.body"));
        assertThat(impact.path("partners"))
                .as("one that only reads it")
                .anyMatch(partner -> partner.path("code").asText().equals("form-gamma")
                        && partner.path("text").asText().startsWith("The request to Form Gamma says \"What for?\"")
                        && partner.path("share").isNumber());
        drafts.save(
                "form-impact",
                FormJson.of(PURPOSE.replace("\"required\": true", "\"required\": false")),
                ExpectedVersion.ANY,
                "anna");
        assertThat(http.get(FORMS + "form-impact/draft/impact", FinMeHttp.OWNER)
                        .json()
                        .path("items"))
                .isNotEmpty()
                .allMatch(item -> item.path("change").asText().equals("OPTIONAL"));
        drafts.save(
                "form-impact",
                FormJson.of(PURPOSE.replace("{\"label\": \"Home\", \"value\": \"HOME_IMPROVEMENT\"},", "")),
                ExpectedVersion.ANY,
                "anna");
        assertThat(http.get(FORMS + "form-impact/draft/impact", FinMeHttp.OWNER)
                        .json()
                        .path("items"))
                .anyMatch(item -> item.path("change").asText().equals("OPTIONS")
                        && item.at("/options/0").asText().equals("HOME_IMPROVEMENT"));
        assertThat(http.get(FORMS + "form-impact/draft/impact", FinMeHttp.OWNER)
                        .json()
                        .path("partners"))
                .as("whoever answers otherwise goes there as before")
                .anyMatch(partner -> partner.path("text")
                        .asText()
                        .contains("what nobody can answer to \"What for?\" any more: HOME_IMPROVEMENT. At most"))
                .anyMatch(partner ->
                        partner.path("text").asText().startsWith("The request to Form Gamma says \"What for?\""))
                .allMatch(
                        partner -> partner.path("text")
                                .asText()
                                .matches(
                                        ".* At most [0-9.]+ % of all cases of the last 30 days went there with such an answer.*"))
                .noneMatch(partner -> partner.path("text").asText().contains("they would not"));
    }

    @Test
    void aDirectoryKnowsTheFormsThatNameItsEntries() {
        publish("form-usage", PURPOSE, "First");
        JsonNode usage = http.get(
                        "/api/v1/admin/directories/purposes/entries/HOME_IMPROVEMENT/usage", FinMeHttp.AUDITOR)
                .json();
        assertThat(usage.path("items"))
                .anyMatch(item -> item.path("kind").asText().equals("FORM")
                        && item.path("code").asText().equals("form-usage")
                        && item.path("where").asText().equals("purpose"));
    }

    @Test
    void theSourceOfFormsIsThereFromTheBeginning() {
        JsonNode source =
                http.get("/api/v1/admin/sources/forms", FinMeHttp.AUDITOR).json();
        assertThat(source.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(source.path("key").asText()).isEqualTo("***");
    }

    @Test
    void theFieldsOfAnApplicationCanBeAskedFor() {
        JsonNode fields = http.get(FORMS + "fields", FinMeHttp.OWNER).json();
        assertThat(fields.path("items"))
                .anyMatch(field -> field.path("path").asText().equals("purpose")
                        && field.path("directory").asText().equals("purposes")
                        && field.at("/properties/canonical").asText().equals("purpose"));
    }

    private void publish(String key, String components, String note) {
        drafts.save(key, FormJson.of(components), ExpectedVersion.ANY, "anna");
        drafts.publish(key, note, ExpectedVersion.ANY, "anna");
    }

    private static Map<String, Object> partner() {
        return Map.of(
                "name", "Form Gamma",
                "state", "PAUSED",
                "request",
                        Map.of(
                                "url", "http://localhost/nowhere",
                                "method", "POST",
                                "format", "JSON",
                                "body", "{what: if application.purpose = \"HOME_IMPROVEMENT\" then 1 else 2}",
                                "timeout", "PT10S",
                                "attempts", 1,
                                "auth", Map.of("kind", "NONE")),
                "answer", "{outcome: \"DECLINED\"}",
                "answerWithin", "PT2M",
                "shares", List.of("purpose"));
    }
}
