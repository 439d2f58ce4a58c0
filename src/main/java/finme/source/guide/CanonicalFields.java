package finme.source.guide;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a canonical application in words, and how such a value may be written. */
final class CanonicalFields {
    static final String CONSENTS = "consents";

    private static final Map<String, Meaning> KNOWN = new LinkedHashMap<>();

    /**
     * @param directory whose codes it may have, null for none
     * @param samples as senders write it, the plainest first
     */
    record Meaning(String words, String type, @Nullable String directory, List<Object> samples) {}

    static {
        code("product", "Product", "products");
        number("amount.value", "Amount", 6000);
        text("amount.currency", "Currency, ISO 4217", "EUR", "978");
        put("termMonths", "Term in months", "integer", 24, 30);
        code("purpose", "Purpose", "purposes");
        text("borrower.firstName", "First name", "Jana");
        text("borrower.middleName", "Middle name", "Eva");
        text("borrower.lastName", "Last name", "Ukazkova");
        put("borrower.birthDate", "Date of birth", "date", "1990-04-17", "17.04.1990", "04/17/1990", "17/04/1990");
        text("borrower.taxId", "Tax id", "9004171234");
        text("borrower.phone", "Phone", "+420601000123");
        text("borrower.email", "E-mail", "jana.ukazkova@example.test");
        text("borrower.language", "Language, ISO 639-1", "cs");
        text("borrower.address.line1", "Street and number", "Lipova 12");
        text("borrower.address.line2", "Second address line", "2nd floor");
        text("borrower.address.city", "City", "Brno");
        code("borrower.address.region", "Region", "regions");
        text("borrower.address.postalCode", "Postal code", "60200");
        text("borrower.address.country", "Country, ISO 3166-1", "CZ");
        code("employment.status", "Kind of employment", "employment-kinds");
        text("employment.employer", "Employer", "Acme");
        put("employment.since", "Employed since", "date", "2019-05-01", "2019-05", "01.05.2019");
        number("employment.monthlyIncome.value", "Monthly income", 1800);
        text("employment.monthlyIncome.currency", "Currency of the income", "EUR", "978");
        number("obligations.monthlyPayments.value", "Monthly payments", 250);
        text("obligations.monthlyPayments.currency", "Currency of the payments", "EUR", "978");
        put("consents", "Consent to share data", "text", "Y", "1", "yes", "true", true, 1, "Agreed");
        put("consents.kind", "Kind of consent", "code", "DATA_SHARING");
        text("consents.version", "Version of the consent's text", "v1");
        put(
                "consents.givenAt",
                "When consent was given",
                "time",
                "2026-03-02T10:14:05Z",
                "2026-03-02 10:14:05",
                "1772446445",
                1772446445);
        text("consents.ip", "Internet address", "192.0.2.14");
        text("consents.userAgent", "Browser", "Mozilla/5.0");
        text("consents.page", "Page of the form", "https://apply.example.test/loan");
    }

    private CanonicalFields() {}

    /** @return attributes have no meaning of their own; what is unknown neither */
    static Meaning of(String path) {
        Meaning known = KNOWN.get(path);
        if (known != null) {
            return known;
        }
        String name = path.startsWith("attributes.") ? path.substring("attributes.".length()) : path;
        String words = path.startsWith("attributes") ? "Attribute " + name : path.isEmpty() ? "All of it" : name;
        return new Meaning(words, "text", null, List.of("sample", BigDecimal.ONE, true, "1"));
    }

    /** @return names of all values within a part of the application, "" for the whole; empty when it is a value itself */
    static List<String> within(String section) {
        String prefix = section.isEmpty() ? "" : section + '.';
        return KNOWN.keySet().stream()
                .filter(path -> path.startsWith(prefix) && !path.equals(CONSENTS))
                .map(path -> path.substring(prefix.length()))
                .toList();
    }

    /** All that have a meaning of their own. */
    static Set<String> known() {
        return KNOWN.keySet();
    }

    private static void code(String path, String words, String directory) {
        KNOWN.put(path, new Meaning(words, "code", directory, List.of()));
    }

    private static void number(String path, String words, int sample) {
        put(path, words, "number", sample);
    }

    private static void text(String path, String words, Object... samples) {
        put(path, words, "text", samples);
    }

    private static void put(String path, String words, String type, Object... samples) {
        List<Object> values = java.util.Arrays.stream(samples)
                .<Object>map(each -> each instanceof Integer number ? BigDecimal.valueOf(number) : each)
                .toList();
        KNOWN.put(path, new Meaning(words, type, null, values));
    }
}
