package finme.form.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.ApplicationSchema;
import finme.canonical.CodeLists;
import finme.form.CanonicalField;
import finme.form.Form;
import finme.form.FormJson;
import finme.kernel.Fault;
import finme.mapping.Feel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class DraftChecksTests {
    private static final AnnotationConfigApplicationContext MODULES = modules();
    private static final DraftChecks CHECKS = new DraftChecks(
            MODULES.getBean(Feel.class),
            directory -> directory.equals("purposes") ? Set.of("HOME") : Set.of(),
            mock(),
            source -> !source.equals("nowhere"));

    @Test
    void aGoodFormHasNoFault() {
        assertThat(faults("""
                {"type": "number", "key": "sum", "id": "s", "properties": {"canonical": "amount", "currency": "EUR"}},
                {"type": "select", "key": "purpose", "id": "p", "properties": {"canonical": "purpose", "directory": "purposes"}},
                {"type": "textfield", "key": "other", "id": "o", "conditional": {"hide": "=purpose != \\"HOME\\" or sum < 5"},
                 "validate": {"pattern": "^[A-Z]{2}\\\\d+$", "maxLength": "=if sum > 3 then 4 else 5"}},
                {"type": "dynamiclist", "path": "jobs", "id": "j", "components": [
                  {"type": "textfield", "key": "employer", "id": "e", "conditional": {"hide": "=this.months < 3"}},
                  {"type": "number", "key": "months", "id": "m"}]},
                {"type": "checkbox", "key": "agreed", "id": "c", "label": "I agree",
                 "properties": {"consent": "DATA_SHARING", "consentVersion": "v1"}}""")).isEmpty();
    }

    @Test
    void namesMayNotCollide() {
        assertThat(faults(text("a") + ',' + text("a"))).contains("/components/1/key not_unique");
        assertThat(faults(text("a") + ',' + text("a.b"))).contains("/components/1/key not_unique");
        assertThat(faults("{\"type\": \"dynamiclist\", \"path\": \"a\", \"components\": [" + text("b") + "]},"
                        + text("a.b")))
                .contains("/components/1/key not_unique");
        assertThat(faults("{\"type\": \"group\", \"path\": \"a\", \"components\": [" + text("b") + "]}," + text("b")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a b", "__proto__", "a.constructor", "this", "a..b"})
    void namesAreThoseThatFormulasAndBrowsersKnow(String key) {
        assertThat(faults(text(key))).anyMatch(fault -> fault.startsWith("/components/0/key "));
    }

    @Test
    void whatNobodyKnowsIsMarkedAtItsPlace() {
        assertThat(faults("{\"type\": \"iframe\", \"id\": \"x\"}," + text("a")))
                .contains("/components/0/type unknown_type");
        assertThat(faults(bound("borrower.shoeSize"))).contains("/components/0/properties/canonical unknown_path");
        assertThat(faults("{\"type\": \"select\", \"key\": \"a\", \"properties\": {\"directory\": \"moons\"}}"))
                .contains("/components/0/properties/directory unknown_directory");
        assertThat(faults("{\"type\": \"select\", \"key\": \"a\", \"valuesKey\": \"moons\"}"))
                .contains("/components/0/valuesKey unknown_directory");
        assertThat(faults("{\"type\": \"radio\", \"key\": \"a\", \"values\": []}"))
                .contains("/components/0/values no_options");
        assertThat(faults(
                        "{\"type\": \"radio\", \"key\": \"a\", \"values\": [{\"value\": \"x\"}, {\"value\": \"x\"}]}"))
                .contains("/components/0/values/1/value not_unique");
    }

    @Test
    void conditionsAndFormulasHaveToBeReadable() {
        assertThat(faults(hidden("=a >"))).contains("/components/0/conditional/hide does_not_compile");
        assertThat(faults(hidden("a > 1"))).contains("/components/0/conditional/hide does_not_compile");
        assertThat(faults(hidden("=b > 1"))).contains("/components/0/conditional/hide unknown_field");
        assertThat(faults(hidden("=sqr(a) > 1"))).contains("/components/0/conditional/hide unknown_function");
        assertThat(faults("{\"type\": \"expression\", \"key\": \"e\", \"expression\": \"=for x in [1] return x + 1\"}"))
                .isEmpty();
        assertThat(faults("{\"type\": \"expression\", \"key\": \"e\"}")).contains("/components/0/expression required");
    }

    @Test
    void aFormBelongsToASourceThatThereIs() {
        assertThat(faults(FormJson.of(text("a")).put("source", "nowhere"), null))
                .containsExactly("/source unknown_source");
        assertThat(faults(FormJson.of(text("a")).put("source", "web"), null)).isEmpty();
    }

    @Test
    void aFormOfBorrowersBecomesNoneOfTasks() {
        Form published = FormJson.form("f", FormJson.of(text("a")));
        assertThat(faults(FormJson.of(text("a")).put("task", true), published)).containsExactly("/task not_the_same");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "(?=a)b", "(a)\\\\1", "\\\\d*", "(a+)+$", "([a-z]*)*", "(a|b+)*c", "(?:x+){2,}", "a{5000}"})
    void patternsThatNobodyShouldRunAreRefused(String pattern) {
        assertThat(faults(
                        "{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"pattern\": \"" + pattern + "\"}}"))
                .containsExactly("/components/0/validate/pattern invalid_pattern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^\\\\d*$",
                "^[A-Z]{2}\\\\d{2}(?: ?[A-Z0-9]{4})+$",
                "^(a|b)+$",
                "^[^@]+@[^@]+$",
                "^[^<>]*$",
                "(ab){2}c+",
                "^[^q]*$",
                "^[^\u20ac]*$",
                "^[^\\\\t]*$",
                "^[\\\\s\\\\S]{0,100}$"
            })
    void usualPatternsAreTaken(String pattern) {
        assertThat(faults(
                        "{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"pattern\": \"" + pattern + "\"}}"))
                .isEmpty();
    }

    @Test
    void onePlaceOfTheApplicationIsAskedOnceAtATime() {
        String first =
                "{\"type\": \"textfield\", \"key\": \"%s\", \"label\": \"Name\", \"properties\": {\"canonical\": \"borrower.firstName\"}%s}";
        String hidden = ", \"conditional\": {\"hide\": \"=c = \\\"x\\\"\"}";
        String other = ",{\"type\": \"textfield\", \"key\": \"c\", \"label\": \"C\"}";
        assertThat(faults(first.formatted("a", "") + ',' + first.formatted("b", "")))
                .containsExactly("/components/1/properties/canonical not_unique");
        assertThat(faults(first.formatted("a", hidden) + ',' + first.formatted("b", "") + other))
                .containsExactly("/components/1/properties/canonical not_unique");
        assertThat(faults(first.formatted("a", hidden) + ',' + first.formatted("b", hidden) + other))
                .isEmpty();
    }

    @Test
    void limitsThatNothingKeepsAreRefused() {
        assertThat(faults("{\"type\": \"number\", \"key\": \"a\", \"validate\": {\"min\": 10, \"max\": 5}}"))
                .containsExactly("/components/0/validate/max out_of_range");
        assertThat(
                        faults(
                                "{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"minLength\": 3, \"maxLength\": 2}}"))
                .containsExactly("/components/0/validate/maxLength out_of_range");
        assertThat(faults("{\"type\": \"number\", \"key\": \"a\", \"validate\": {\"min\": 5, \"max\": 5}}"))
                .isEmpty();
    }

    @Test
    void aConsentIsACheckboxWithAVersionOfItsWords() {
        assertThat(
                        faults(
                                "{\"type\": \"checkbox\", \"key\": \"a\", \"label\": \"Yes\", \"properties\": {\"consent\": \"DATA_SHARING\"}}"))
                .containsExactly("/components/0/properties/consentVersion required");
        assertThat(
                        faults(
                                "{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"Yes\", \"properties\": {\"canonical\": \"consents\"}}"))
                .contains("/components/0/type wrong_type", "/components/0/properties/consent unknown_consent");
        ObjectNode before = FormJson.of(consent("I agree", "v1"));
        Form published = FormJson.form("f", before);
        assertThat(faults(FormJson.of(consent("I agree to more", "v1")), published))
                .containsExactly("/components/0/properties/consentVersion consent_version");
        assertThat(faults(FormJson.of(consent("I agree to more", "v2")), published))
                .isEmpty();
    }

    /** People agree to the words in their language. */
    @Test
    void aConsentsWordsInAnotherLanguageBelongToItsVersion() {
        Form published = translated(consent("I agree", "v1"), "Souhlasím");
        for (String other : List.of("Souhlasím se vším", "")) {
            assertThat(CHECKS.faults(translated(consent("I agree", "v1"), other), published))
                    .as("else it were blanked first, then written anew")
                    .extracting(Fault::pointer, Fault::code)
                    .containsExactly(tuple("/translations/cs/a.label", "consent_version"));
        }
        assertThat(CHECKS.faults(translated(consent("I agree", "v2"), "Souhlasím se vším"), published))
                .isEmpty();
        assertThat(CHECKS.faults(
                        translated(consent("I agree", "v1"), "Souhlasím"),
                        FormJson.form("f", FormJson.of(consent("I agree", "v1")))))
                .isEmpty();
    }

    private static Form translated(String field, String czech) {
        return FormJson.form("f", FormJson.of(field)).translated("cs", Map.of("a.label", czech));
    }

    @Test
    void whatIsThereSeveralTimesHasNoPlaceInAnApplication() {
        assertThat(faults("{\"type\": \"dynamiclist\", \"path\": \"l\", \"components\": ["
                        + bound("employment.employer") + "]}"))
                .contains("/components/0/components/0/properties/canonical wrong_type");
    }

    /** Whatever an application has can be asked for, and nothing else. */
    @Test
    void theFieldsAreThoseOfTheApplication() throws Exception {
        Set<String> places = new TreeSet<>();
        places(
                "",
                new ObjectMapper()
                        .readTree(MODULES.getBean(ApplicationSchema.class).text()),
                places);
        Set<String> told = CanonicalField.ALL.stream()
                .map(CanonicalField::path)
                .filter(path -> !path.startsWith("consents.") && !path.endsWith(".currency"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(places);
        assertThat(CanonicalField.ALL)
                .allMatch(field -> field.path().startsWith("consents.") || CanonicalField.isPath(field.path()));
    }

    private static void places(String path, JsonNode schema, Set<String> places) {
        if (!schema.has("properties")) {
            places.add(path);
        }
        schema.path("properties").properties().forEach(each -> {
            String place = path.isEmpty() ? each.getKey() : path + '.' + each.getKey();
            if (!Set.of("consents", "attributes").contains(place)) {
                places(place, each.getValue(), places);
            }
        });
    }

    private static List<String> faults(String components) {
        return faults(FormJson.of(components), null);
    }

    private static List<String> faults(ObjectNode schema, @Nullable Form present) {
        Form form = FormJson.form("f", (ObjectNode) DraftIds.completed(schema));
        return CHECKS.faults(form, present).stream()
                .map(fault -> fault.pointer() + ' ' + fault.code())
                .toList();
    }

    private static String text(String key) {
        return "{\"type\": \"textfield\", \"key\": \"" + key + "\"}";
    }

    private static String bound(String path) {
        return "{\"type\": \"textfield\", \"key\": \"a\", \"properties\": {\"canonical\": \"" + path + "\"}}";
    }

    private static String hidden(String condition) {
        return "{\"type\": \"number\", \"key\": \"a\", \"conditional\": {\"hide\": \"" + condition + "\"}}";
    }

    private static String consent(String words, String version) {
        return "{\"type\": \"checkbox\", \"key\": \"a\", \"label\": \"" + words
                + "\", \"properties\": {\"consent\": \"DATA_SHARING\", \"consentVersion\": \"" + version + "\"}}";
    }

    private static AnnotationConfigApplicationContext modules() {
        AnnotationConfigApplicationContext modules = new AnnotationConfigApplicationContext();
        modules.registerBean(CodeLists.class, () -> directory -> Set.of());
        modules.scan("finme.mapping", "finme.canonical");
        modules.refresh();
        return modules;
    }
}
