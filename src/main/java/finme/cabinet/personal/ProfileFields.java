package finme.cabinet.personal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import finme.gateway.CabinetData.Profile;
import finme.gateway.Completions.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The profile as a form: what may be changed, in the order in which people think of it, and what only is shown. */
final class ProfileFields {
    private static final String CURRENCY = "EUR";
    private static final Set<String> MONEY = Set.of("employment.monthlyIncome", "obligations.monthlyPayments");
    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("contact", List.of("borrower.email", "borrower.phone"));
        GROUPS.put(
                "address",
                List.of(
                        "borrower.address.line1",
                        "borrower.address.line2",
                        "borrower.address.city",
                        "borrower.address.region",
                        "borrower.address.postalCode",
                        "borrower.address.country"));
        GROUPS.put(
                "work",
                List.of(
                        "employment.status",
                        "employment.employer",
                        "employment.since",
                        "employment.monthlyIncome",
                        "obligations.monthlyPayments"));
    }

    private ProfileFields() {}

    /**
     * @param value as text
     * @param currency of an amount, else null
     * @param options empty for free text
     * @param fault code, null when it is in order
     */
    record Field(
            String path,
            String value,
            @Nullable String currency,
            List<Option> options,
            @Nullable String fault) {
        public String type() {
            return path.endsWith("since") ? "date" : path.endsWith("email") ? "email" : "text";
        }

        public @Nullable String autocomplete() {
            return switch (path) {
                case "borrower.email" -> "email";
                case "borrower.phone" -> "tel";
                case "borrower.address.line1" -> "address-line1";
                case "borrower.address.line2" -> "address-line2";
                case "borrower.address.city" -> "address-level2";
                case "borrower.address.postalCode" -> "postal-code";
                case "borrower.address.country" -> "country";
                default -> null;
            };
        }

        @Override
        public String toString() {
            return "Field[" + path + ']';
        }
    }

    /** @param typed what stands in the form instead of what is known @param faults by path */
    static Map<String, List<Field>> of(Profile profile, Map<String, String> typed, Map<String, String> faults) {
        Map<String, List<Field>> groups = new LinkedHashMap<>();
        GROUPS.forEach((group, paths) -> groups.put(
                group,
                paths.stream().map(path -> field(path, profile, typed, faults)).toList()));
        return groups;
    }

    private static Field field(String path, Profile profile, Map<String, String> typed, Map<String, String> faults) {
        JsonNode known = profile.values().get(path);
        boolean money = MONEY.contains(path);
        String text = known == null ? "" : money ? known.path("value").asText() : known.asText();
        return new Field(
                path,
                typed.getOrDefault(path, text),
                money ? currency(known) : null,
                profile.options().getOrDefault(path, List.of()),
                faults.get(path));
    }

    private static String currency(@Nullable JsonNode known) {
        return known == null ? CURRENCY : known.path("currency").asText(CURRENCY);
    }

    /** What only the staff changes, for show. */
    static List<Field> fixed(Profile profile, Wording wording) {
        List<Field> fields = new ArrayList<>();
        profile.fixed().forEach(path -> {
            JsonNode known = profile.values().get(path);
            if (known != null) {
                fields.add(new Field(path, wording.of(path, known), null, List.of(), null));
            }
        });
        return fields;
    }

    /** Of what was typed all that differs; a field that was emptied says nothing. */
    static Map<String, JsonNode> changed(Profile profile, Map<String, String> typed) {
        Map<String, JsonNode> changed = new LinkedHashMap<>();
        of(profile, Map.of(), Map.of()).values().stream().flatMap(List::stream).forEach(field -> {
            String text = typed.getOrDefault(field.path(), "").strip();
            if (!text.isEmpty() && !text.equals(field.value())) {
                changed.put(field.path(), node(field, text));
            }
        });
        return changed;
    }

    private static JsonNode node(Field field, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return field.currency() == null
                ? nodes.textNode(text)
                : nodes.objectNode().put("value", text).put("currency", field.currency());
    }
}
