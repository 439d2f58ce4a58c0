package finme.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.form.OptionTexts.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTextsTests {
    private static final ObjectNode SCHEMA = schema();
    private static final OptionTexts OPTIONS =
            (directory, language) -> List.of(new Option("HOME", language.equals("cs") ? "Bydlení" : "Home"));

    @Test
    void everyTextAPersonReadsHasAPlace() {
        assertThat(FormTexts.of(FormSchema.of(SCHEMA)))
                .isEqualTo(Map.of(
                        "form.title", "A loan",
                        "step.label", "You",
                        "iban.label", "Account",
                        "iban.description", "Where we pay to",
                        "iban.validate.patternErrorMessage", "This is no account.",
                        "contact.label", "How may we reach you?",
                        "contact.values.phone", "By phone",
                        "purpose.label", "What for?"));
    }

    @Test
    void aTextStandsWhereItsLanguageHasOne() {
        Form form = FormJson.form("loan", SCHEMA)
                .translated(
                        "cs", Map.of("form.title", "Půjčka", "contact.values.phone", "Telefonem", "iban.label", " "));
        ObjectNode czech = FormTexts.localised(form, "cs", OPTIONS);
        assertThat(czech.path("title").asText()).isEqualTo("Půjčka");
        assertThat(czech.at("/components/0/components/0/label").asText()).isEqualTo("Account");
        assertThat(czech.at("/components/0/components/1/values/0/label").asText())
                .isEqualTo("Telefonem");
        assertThat(czech.at("/components/0/components/2/values/0/label").asText())
                .isEqualTo("Bydlení");
        assertThat(czech.path("language").asText()).isEqualTo("cs");
        assertThat(form.schema()).isEqualTo(SCHEMA);
    }

    @Test
    void aButtonOfTheSchemaIsNotShown() {
        Form form = FormJson.form(
                "loan",
                FormJson.of(
                        "{\"type\": \"button\", \"label\": \"Send\"}, {\"type\": \"textfield\", \"key\": \"name\"}"));
        assertThat(FormTexts.localised(form, "en", OPTIONS).path("components"))
                .singleElement()
                .matches(component -> component.path("key").asText().equals("name"));
    }

    @Test
    void whatIsMissingInALanguageIsListed() {
        Form form = FormJson.form("loan", SCHEMA).translated("cs", Map.of("form.title", "Půjčka", "iban.label", " "));
        assertThat(FormTexts.missing(form, "cs"))
                .hasSize(7)
                .contains("iban.label")
                .doesNotContain("form.title");
        assertThat(FormTexts.missing(form, "en")).isEmpty();
    }

    private static ObjectNode schema() {
        ObjectNode schema = FormJson.of("""
                {"type": "group", "id": "step", "label": "You", "components": [
                  {"type": "textfield", "key": "iban", "label": "Account", "description": "Where we pay to",
                   "validate": {"pattern": "^x$", "patternErrorMessage": "This is no account."}},
                  {"type": "radio", "key": "contact", "label": "How may we reach you?", "values": [{"label": "By phone", "value": "phone"}]},
                  {"type": "select", "key": "purpose", "label": "What for?", "properties": {"directory": "purposes"}},
                  {"type": "text", "id": "sum", "text": "=\\"Sum: \\" + purpose"}]}""");
        return schema.put("title", "A loan");
    }
}
