package finme.admin.borrower;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.DisplayFormat;
import finme.borrower.Attribute;
import finme.borrower.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Names, values and origins of attributes as people say them. */
public final class AttributeWords {
    private static final DisplayFormat SHOW = new DisplayFormat();
    private static final String ADDRESS = "borrower.address.";
    private static final Map<String, String> LABELS = Map.of(
            "borrower.taxId", "Tax id",
            "borrower.email", "E-mail",
            "employment.since", "Employed since",
            "employment.status", "Employment",
            "borrower.address.line1", "Street",
            "borrower.address.line2", "Street, second line");

    private AttributeWords() {}

    /** First and last name as the person's values give them. */
    public static String name(Person person) {
        String name = Stream.of("borrower.firstName", "borrower.lastName")
                .flatMap(wanted -> person.attributes().stream()
                        .filter(attribute -> attribute.name().equals(wanted)))
                .map(attribute -> text(attribute.value().value()))
                .collect(Collectors.joining(" "));
        return name.isBlank() ? "Nameless" : name;
    }

    /** What intake knows of everybody, in the order in which people ask for it. */
    public static final List<String> USUAL = List.of(
            "borrower.firstName",
            "borrower.middleName",
            "borrower.lastName",
            "borrower.birthDate",
            "borrower.taxId",
            "borrower.phone",
            "borrower.email",
            "borrower.language",
            "borrower.address.line1",
            "borrower.address.line2",
            "borrower.address.city",
            "borrower.address.region",
            "borrower.address.postalCode",
            "borrower.address.country",
            "employment.status",
            "employment.employer",
            "employment.since",
            "employment.monthlyIncome",
            "obligations.monthlyPayments");

    /** {@link #USUAL} ones first, then by name. */
    static final Comparator<String> IN_ORDER = Comparator.<String>comparingInt(
                    name -> USUAL.contains(name) ? USUAL.indexOf(name) : USUAL.size())
            .thenComparing(Comparator.naturalOrder());

    /** {@code borrower.address.postalCode} as "Postal code". */
    public static String label(String attribute) {
        return LABELS.getOrDefault(attribute, SHOW.label(attribute.substring(attribute.lastIndexOf('.') + 1)));
    }

    static String group(Attribute attribute) {
        String name = attribute.name();
        if (name.startsWith(ADDRESS)) {
            return "Address";
        }
        return switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
            case "borrower" -> name.equals("borrower.phone") || name.equals("borrower.email") ? "Contact" : "Person";
            case "employment" -> "Employment";
            case "obligations" -> "Obligations";
            default -> "Further answers";
        };
    }

    /** A value for people. @param attribute whose it is */
    public static String text(String attribute, JsonNode value) {
        return attribute.equals("employment.status") ? SHOW.words(value.asText()) : text(value);
    }

    private static String text(JsonNode value) {
        if (value.isObject() && value.has("value") && value.has("currency")) {
            JsonNode amount = value.path("value");
            return amount.isNumber()
                    ? SHOW.money(amount.decimalValue(), value.path("currency").asText())
                    : amount.asText();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(AttributeWords::text)
                    .collect(Collectors.joining(", "));
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "Yes" : "No";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : SHOW.value(value);
    }

    /** {@code source:web} as "Source web". */
    public static String source(String source) {
        String code = source.substring(source.indexOf(':') + 1);
        return switch (source.substring(0, source.length() - code.length())) {
            case "source:" -> "Source " + code;
            case "partner:" -> "Partner " + code;
            case "crm:" -> "CRM " + code;
            case "admin:" -> code + ", in the administration";
            default -> source.equals("cabinet") ? "The borrower, in the cabinet" : SHOW.words(source);
        };
    }
}
