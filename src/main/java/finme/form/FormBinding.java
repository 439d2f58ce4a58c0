package finme.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From what a form asked to the canonical application: a field goes where its property {@code canonical} says, one
 * without becomes an attribute of its own name.
 */
public final class FormBinding {
    /** Canonical places that are sums: a field for the sum itself gives the value, its property {@code currency} the rest. */
    static final Set<String> SUMS = Set.of("amount", "employment.monthlyIncome", "obligations.monthlyPayments");

    static final String CONSENTS = "consents";
    private static final String ATTRIBUTES = "attributes";

    private FormBinding() {}

    /** Who agreed when and where, for the proof of a consent. */
    public record Evidence(
            Instant givenAt,
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String page) {
        @Override
        public String toString() {
            return "Evidence[***]";
        }
    }

    /**
     * @param values of a good {@link Verdict}; what is empty is left out
     * @return the canonical application, as a source's mapping gives it
     */
    public static Map<String, Object> toCanonical(FormSchema form, Map<String, ?> values, Evidence evidence) {
        Map<String, Object> canonical = new LinkedHashMap<>();
        form.constants().forEach((path, value) -> put(canonical, path, value));
        bind(form.components(), values, new Place("", canonical, evidence));
        return canonical;
    }

    /** @return where the field's value goes: a path of the canonical application */
    public static String target(FormField field) {
        String canonical = field.canonical();
        if (field.consent() != null) {
            return CONSENTS;
        }
        if (canonical == null) {
            return ATTRIBUTES + '.' + String.join("_", field.path());
        }
        return SUMS.contains(canonical) ? canonical + ".value" : canonical;
    }

    /** @param prefix of the names of attributes inside of a list, by position: {@code jobs_1_} */
    private record Place(String prefix, Map<String, Object> canonical, Evidence evidence) {}

    private static void bind(List<FormField> fields, Map<String, ?> values, Place place) {
        for (FormField field : fields) {
            if (field.isRepeated()) {
                repeat(field, values, place);
            } else if (field.isKeyed()) {
                bind(field, at(values, field.path()), place);
            } else {
                bind(field.components(), values, place);
            }
        }
    }

    /** What is said several times has no canonical place: each time becomes attributes of its own. */
    private static void repeat(FormField list, Map<String, ?> values, Place place) {
        Object items = at(values, list.path());
        int number = 0;
        for (Object item : items instanceof Collection<?> all ? all : List.of()) {
            String prefix = place.prefix + String.join("_", list.path()) + '_' + ++number + '_';
            for (FormField field :
                    list.components().stream().flatMap(FormField::all).toList()) {
                List<String> inside =
                        field.path().subList(list.path().size(), field.path().size());
                if (field.isKeyed() && item instanceof Map<?, ?> map) {
                    put(place.canonical, ATTRIBUTES + '.' + prefix + String.join("_", inside), at(map, inside));
                }
            }
        }
    }

    private static void bind(FormField field, @Nullable Object value, Place place) {
        if (field.consent() != null) {
            if (Boolean.TRUE.equals(value)) {
                consent(field, place);
            }
            return;
        }
        String target = target(field);
        put(place.canonical, target, value);
        String currency = field.property("currency");
        if (currency != null && !isEmpty(value) && target.endsWith(".value")) {
            put(place.canonical, target.substring(0, target.length() - ".value".length()) + ".currency", currency);
        }
    }

    private static void consent(FormField field, Place place) {
        Map<String, Object> consent = new LinkedHashMap<>();
        consent.put("kind", String.valueOf(field.consent()));
        consent.put("version", String.valueOf(field.property("consentVersion")));
        consent.put("givenAt", place.evidence.givenAt().toString());
        putIfThere(consent, "ip", place.evidence.ip());
        putIfThere(consent, "userAgent", place.evidence.userAgent());
        putIfThere(consent, "page", place.evidence.page());
        @SuppressWarnings("unchecked")
        List<Object> consents = (List<Object>) place.canonical.computeIfAbsent(CONSENTS, none -> new ArrayList<>());
        consents.add(consent);
    }

    private static void putIfThere(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static @Nullable Object at(Map<?, ?> values, List<String> path) {
        Object here = values;
        for (String step : path) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String path, @Nullable Object value) {
        if (isEmpty(value)) {
            return;
        }
        boolean attribute = path.startsWith(ATTRIBUTES + '.');
        String[] steps =
                attribute ? new String[] {ATTRIBUTES, path.substring(ATTRIBUTES.length() + 1)} : path.split("\\.");
        Map<String, Object> holder = root;
        for (int i = 0; i < steps.length - 1; i++) {
            Object next = holder.get(steps[i]);
            if (!(next instanceof Map)) {
                next = new LinkedHashMap<String, Object>();
                holder.put(steps[i], next);
            }
            holder = (Map<String, Object>) next;
        }
        holder.put(steps[steps.length - 1], value instanceof Double number ? BigDecimal.valueOf(number) : value);
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("") || value instanceof Collection<?> list && list.isEmpty();
    }
}
