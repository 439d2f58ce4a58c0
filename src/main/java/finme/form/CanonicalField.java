package finme.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place of the canonical application that a form may ask for, and how it is asked best.
 *
 * @param path such as {@code borrower.firstName}
 * @param type form-js's type of field
 * @param label in English
 * @param directory whose entries are the options; null when it has none
 * @param required whether an application is incomplete without it
 * @param validate as form-js has it
 * @param properties form-js's custom properties that bind it
 * @param extra further properties of the field, such as {@code decimalDigits}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanonicalField(
        String path,
        String type,
        String label,
        @Nullable String directory,
        boolean required,
        Map<String, Object> validate,
        Map<String, Object> properties,
        Map<String, Object> extra) {
    private static final int NAME = 100;
    private static final int LINE = 200;

    /** In the order in which an application has them. */
    public static final List<CanonicalField> ALL = List.of(
            choice("product", "Product", "products", true),
            sum("amount", "Amount", true),
            choice("amount.currency", "Currency", "currencies", false),
            number("termMonths", "Term in months", true, Map.of("min", 1, "max", 600)),
            choice("purpose", "Purpose", "purposes", false),
            text("borrower.firstName", "First name", true, Map.of("maxLength", NAME)),
            text("borrower.middleName", "Middle name", false, Map.of("maxLength", NAME)),
            text("borrower.lastName", "Last name", true, Map.of("maxLength", NAME)),
            date("borrower.birthDate", "Date of birth", true),
            text("borrower.taxId", "Tax number", false, Map.of("minLength", 4, "maxLength", 30)),
            text("borrower.phone", "Phone", true, Map.of("validationType", "phone")),
            text("borrower.email", "E-mail", false, Map.of("validationType", "email", "maxLength", 254)),
            text("borrower.language", "Language", false, Map.of("pattern", "^[a-z]{2}$")),
            text("borrower.address.line1", "Address", false, Map.of("maxLength", LINE)),
            text("borrower.address.line2", "Address, second line", false, Map.of("maxLength", LINE)),
            text("borrower.address.city", "City", false, Map.of("maxLength", NAME)),
            choice("borrower.address.region", "Region", "regions", false),
            text("borrower.address.postalCode", "Postal code", false, Map.of("maxLength", 16)),
            choice("borrower.address.country", "Country", "countries", false),
            choice("employment.status", "Employment", "employment-kinds", false),
            text("employment.employer", "Employer", false, Map.of("maxLength", LINE)),
            date("employment.since", "Employed since", false),
            sum("employment.monthlyIncome", "Monthly income", false),
            choice("employment.monthlyIncome.currency", "Currency of the income", "currencies", false),
            sum("obligations.monthlyPayments", "Monthly payments on other debts", false),
            choice("obligations.monthlyPayments.currency", "Currency of the payments", "currencies", false),
            consent("DATA_SHARING", "I agree that my data are shared with lenders", true),
            consent("MARKETING", "I agree to receive offers", false));

    public static Optional<CanonicalField> of(String path) {
        return ALL.stream().filter(field -> field.path.equals(path)).findFirst();
    }

    /** Whether a field may be bound to the path, or a constant stand there. */
    public static boolean isPath(String path) {
        return of(path).isPresent() || FormBinding.SUMS.stream().anyMatch(sum -> path.equals(sum + ".value"));
    }

    private static CanonicalField text(String path, String label, boolean required, Map<String, Object> validate) {
        return field(path, "textfield", label, required, validate, Map.of());
    }

    private static CanonicalField date(String path, String label, boolean required) {
        return field(path, "datetime", label, required, Map.of(), Map.of("subtype", "date", "dateLabel", label));
    }

    private static CanonicalField number(String path, String label, boolean required, Map<String, Object> validate) {
        return field(path, "number", label, required, validate, Map.of("decimalDigits", 0));
    }

    private static CanonicalField sum(String path, String label, boolean required) {
        CanonicalField plain = field(path, "number", label, required, Map.of("min", 0), Map.of("decimalDigits", 2));
        return new CanonicalField(
                path,
                plain.type,
                label,
                null,
                required,
                plain.validate,
                Map.of("canonical", path, "currency", "EUR"),
                plain.extra);
    }

    private static CanonicalField choice(String path, String label, String directory, boolean required) {
        return new CanonicalField(
                path,
                "select",
                label,
                directory,
                required,
                required(required, Map.of()),
                Map.of("canonical", path, "directory", directory),
                Map.of());
    }

    private static CanonicalField consent(String kind, String label, boolean required) {
        Map<String, Object> properties =
                Map.of("canonical", FormBinding.CONSENTS, "consent", kind, "consentVersion", "v1");
        return new CanonicalField(
                FormBinding.CONSENTS + '.' + kind,
                "checkbox",
                label,
                null,
                required,
                required(required, Map.of()),
                properties,
                Map.of());
    }

    private static CanonicalField field(
            String path,
            String type,
            String label,
            boolean required,
            Map<String, Object> validate,
            Map<String, Object> extra) {
        return new CanonicalField(
                path, type, label, null, required, required(required, validate), Map.of("canonical", path), extra);
    }

    private static Map<String, Object> required(boolean required, Map<String, Object> validate) {
        Map<String, Object> all = new LinkedHashMap<>();
        Stream.of("required").filter(each -> required).forEach(each -> all.put(each, true));
        all.putAll(validate);
        return all;
    }
}
