package finme.form.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.CodeLists;
import finme.canonical.Conversion;
import finme.form.Form;
import finme.form.FormBinding;
import finme.form.FormBinding.Evidence;
import finme.form.FormCheck;
import finme.form.FormTexts;
import finme.form.Verdict;
import finme.mapping.Feel;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The form that the demo ships: publishable, in three languages, and enough for an application. */
class DemoFormTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CODES = Set.of("PERSONAL_LOAN", "HOME_IMPROVEMENT", "JM", "EMPLOYED", "STUDENT");
    private static final AnnotationConfigApplicationContext MODULES = modules();
    private static final Form FORM = form();

    @Test
    void nothingStandsAgainstIt() {
        assertThat(new DraftChecks(MODULES.getBean(Feel.class), directory -> CODES, mock(), source -> true)
                        .faults(FORM, null))
                .isEmpty();
    }

    @Test
    void noTextIsMissing() {
        assertThat(FORM.languages()).containsExactly("cs", "en", "uk");
        assertThat(FormTexts.missing(FORM, "cs")).isEmpty();
        assertThat(FormTexts.missing(FORM, "uk")).isEmpty();
        Set<String> places = FormTexts.of(FORM.read()).keySet();
        FORM.translations().values().forEach(texts -> assertThat(places).containsAll(texts.keySet()));
    }

    @Test
    void whoFillsItInHasAnApplication() {
        Verdict verdict = check(filledIn());
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.values()).containsEntry("monthlyCost", new BigDecimal("187.74"));
        Conversion.Converted converted = MODULES.getBean(Conversion.class)
                .check(FormBinding.toCanonical(FORM.read(), verdict.values(), evidence()), Instant.now());
        assertThat(converted.faults()).isEmpty();
        assertThat(converted.warnings()).isEmpty();
        assertThat(converted.application().at("/employment/employer").asText()).isEqualTo("Acme");
        assertThat(converted.application().at("/consents/0/version").asText()).isEqualTo("2026-03");
    }

    @Test
    void aStudentIsAskedForNoEmployer() {
        Map<String, Object> student = filledIn();
        student.put("employment", "STUDENT");
        assertThat(check(student).values()).doesNotContainKeys("employer", "since");
        Map<String, Object> employed = filledIn();
        employed.remove("employer");
        assertThat(check(employed).faults()).singleElement().asString().contains("employer", "required");
    }

    private static Verdict check(Map<String, Object> data) {
        return MODULES.getBean(FormCheck.class).check(FORM.read(), data, LocalDate.of(2026, 3, 2));
    }

    private static Map<String, Object> filledIn() {
        return new LinkedHashMap<>(Map.ofEntries(
                Map.entry("amount", 6000),
                Map.entry("term", 36),
                Map.entry("purpose", "HOME_IMPROVEMENT"),
                Map.entry("firstName", "Irina"),
                Map.entry("lastName", "Novak"),
                Map.entry("birthDate", "1990-04-17"),
                Map.entry("phone", "+420601000184"),
                Map.entry("city", "Brno"),
                Map.entry("postalCode", "602 00"),
                Map.entry("region", "JM"),
                Map.entry("employment", "EMPLOYED"),
                Map.entry("employer", "Acme"),
                Map.entry("since", "2019-05-01"),
                Map.entry("income", 1800),
                Map.entry("otherDebts", true),
                Map.entry("monthlyPayments", 250),
                Map.entry("dataSharing", true)));
    }

    private static Evidence evidence() {
        return new Evidence(Instant.now(), null, null, null);
    }

    private static Form form() {
        try (InputStream file = DemoFormTests.class.getResourceAsStream("/demo/forms/personal-loan.json")) {
            ObjectNode read = (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
            Map<String, Map<String, String>> translations =
                    JSON.convertValue(read.path("translations"), new TypeReference<>() {});
            return new Form("personal-loan", null, null, read.path("schema"), translations);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static AnnotationConfigApplicationContext modules() {
        AnnotationConfigApplicationContext modules = new AnnotationConfigApplicationContext();
        modules.registerBean(CodeLists.class, () -> directory -> CODES);
        modules.scan("finme.mapping", "finme.canonical", "finme.form.check");
        modules.refresh();
        return modules;
    }
}
