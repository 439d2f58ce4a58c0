package finme.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.form.FormBinding.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormBindingTests {
    private static final Evidence EVIDENCE = new Evidence(
            Instant.parse("2026-03-02T10:14:05Z"), "192.0.2.14", "Mozilla/5.0", "https://apply.example.test/loan");

    @Test
    void aFieldGoesWhereItIsBoundAndElseAmongTheAttributes() {
        ObjectNode json = FormJson.of("""
                {"type": "number", "key": "sum", "properties": {"canonical": "amount", "currency": "EUR"}},
                {"type": "textfield", "key": "first", "properties": {"canonical": "borrower.firstName"}},
                {"type": "textfield", "key": "last", "properties": {"canonical": "borrower.lastName"}},
                {"type": "checkbox", "key": "carOwner"},
                {"type": "checklist", "key": "assets"},
                {"type": "group", "path": "home", "components": [{"type": "number", "key": "size"}]},
                {"type": "dynamiclist", "path": "jobs", "components": [{"type": "textfield", "key": "employer"}]}""");
        json.putObject("constants").put("product", "PERSONAL_LOAN");
        Map<String, Object> values = Map.of(
                "sum", BigDecimal.valueOf(6000),
                "first", "Irina",
                "last", "",
                "carOwner", false,
                "assets", List.of("CAR", "FLAT"),
                "home", Map.of("size", 54),
                "jobs", List.of(Map.of("employer", "Acme"), Map.of("employer", ""), Map.of("employer", "Bolt")));
        assertThat(FormBinding.toCanonical(FormSchema.of(json), values, EVIDENCE))
                .isEqualTo(Map.of(
                        "product", "PERSONAL_LOAN",
                        "amount", Map.of("value", BigDecimal.valueOf(6000), "currency", "EUR"),
                        "borrower", Map.of("firstName", "Irina"),
                        "attributes",
                                Map.of(
                                        "carOwner",
                                        false,
                                        "assets",
                                        List.of("CAR", "FLAT"),
                                        "home_size",
                                        54,
                                        "jobs_1_employer",
                                        "Acme",
                                        "jobs_3_employer",
                                        "Bolt")));
    }

    @Test
    void aTickedConsentIsProvenAndAnotherIsNone() {
        FormSchema form = FormJson.schema("""
                {"type": "checkbox", "key": "share", "label": "x", "properties": {"consent": "DATA_SHARING", "consentVersion": "v7"}},
                {"type": "checkbox", "key": "news", "label": "x", "properties": {"consent": "MARKETING", "consentVersion": "v1"}}""");
        assertThat(FormBinding.toCanonical(form, Map.of("share", true, "news", false), EVIDENCE))
                .isEqualTo(Map.of(
                        "consents",
                        List.of(Map.of(
                                "kind", "DATA_SHARING",
                                "version", "v7",
                                "givenAt", "2026-03-02T10:14:05Z",
                                "ip", "192.0.2.14",
                                "userAgent", "Mozilla/5.0",
                                "page", "https://apply.example.test/loan"))));
    }

    @Test
    void aPlaceOfTheApplicationLeadsBackToItsField() {
        FormSchema form = FormJson.schema("""
                {"type": "number", "key": "sum", "properties": {"canonical": "amount"}},
                {"type": "textfield", "key": "mail", "properties": {"canonical": "borrower.email"}}""");
        assertThat(form.boundTo("amount.value").orElseThrow().name()).isEqualTo("sum");
        assertThat(form.boundTo("borrower.email").orElseThrow().name()).isEqualTo("mail");
        assertThat(form.boundTo("borrower.phone")).isEmpty();
    }
}
