package finme.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.canonical.reading.ApplicationReader;
import finme.kernel.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody other than an applicant says of a person, read and normalised as an application's own values are. */
@Component
public class PersonFacts {
    /** What a canonical application says of a person rather than of the loan. */
    public static final List<String> SECTIONS = List.of("borrower", "employment", "obligations", "attributes");

    /** Whose names are free, dots and all. */
    private static final String FREE = "attributes";

    private static final String COUNTRY = "country";
    /** An application has to have it; whoever adds to a person says what it knows. */
    private static final Set<String> MISSING = Set.of("required", "contact_required");

    private final ApplicationReader reader;

    public PersonFacts(CodeLists codes) {
        this.reader = new ApplicationReader(codes);
    }

    /**
     * @param values by canonical path
     * @param leftOut what could not be read, or is no fact of a person
     */
    public record Facts(Map<String, JsonNode> values, List<Fault> leftOut) {
        @Override
        public String toString() {
            return "Facts[" + values.size() + " values, " + leftOut.size() + " left out]";
        }
    }

    /** @return those of the schema's paths that are of a person, but for free ones */
    public static Set<String> paths(ApplicationSchema schema) {
        return schema.paths().stream()
                .filter(path -> SECTIONS.contains(path.split("\\.", 2)[0]) && !path.equals(FREE))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Of what a mapping gave the part that is about a person.
     *
     * @param mapped objects as the canonical application has them ({@code {borrower: {phone: …}}}), canonical paths as
     *     names ({@code "borrower.phone"}), or both
     * @return as nested objects, empty when it says nothing of the person
     */
    public static Map<String, Object> in(Map<?, ?> mapped) {
        Map<String, Object> told = new LinkedHashMap<>();
        mapped.forEach((name, value) -> {
            String path = String.valueOf(name);
            if (value != null && SECTIONS.contains(path.split("\\.", 2)[0])) {
                put(told, path, value);
            }
        });
        return told;
    }

    /** @param country where the person lives as far as is known, for numbers that don't say it themselves */
    public Facts read(Map<String, ?> told, @Nullable String country, Instant now) {
        Map<String, ?> complete = country == null ? told : withCountry(told, country);
        ApplicationReader.Outcome outcome = reader.read(complete, now);
        Map<String, JsonNode> values = byPath(outcome.application());
        if (complete != told) {
            values.remove("borrower.address.country");
        }
        List<Fault> leftOut = new ArrayList<>(outcome.warnings());
        outcome.faults().stream()
                .filter(fault -> isOfPerson(fault) && !MISSING.contains(fault.code()))
                .forEach(leftOut::add);
        return new Facts(values, leftOut);
    }

    private static boolean isOfPerson(Fault fault) {
        return SECTIONS.contains(fault.pointer().replaceFirst("^/", "").split("/", 2)[0]);
    }

    /** What an application, or a part of one, says of a person: values by path, without those that say nothing. */
    public static Map<String, JsonNode> byPath(ObjectNode application) {
        Map<String, JsonNode> values = new TreeMap<>();
        SECTIONS.forEach(section -> add(values, section, application.path(section)));
        return values;
    }

    private static void add(Map<String, JsonNode> values, String path, JsonNode node) {
        if (node.isObject() && !isMoney(node)) {
            node.fields().forEachRemaining(each -> add(values, path + '.' + each.getKey(), each.getValue()));
        } else if (!node.isMissingNode()
                && !node.isNull()
                && !(node.isTextual() && node.textValue().isBlank())) {
            values.put(path, node);
        }
    }

    private static boolean isMoney(JsonNode node) {
        return node.size() == 2 && node.has("value") && node.has("currency");
    }

    private static void put(Map<String, Object> told, String path, Object value) {
        String[] parts = path.split("\\.", 2);
        if (parts.length == 2) {
            String rest = parts[1];
            if (parts[0].equals(FREE)) {
                object(told, FREE).put(rest, value);
            } else {
                put(object(told, parts[0]), rest, value);
            }
        } else if (value instanceof Map<?, ?> object) {
            Map<String, Object> inside = object(told, path);
            object.forEach((name, inner) -> {
                if (inner != null && path.equals(FREE)) {
                    inside.put(String.valueOf(name), inner);
                } else if (inner != null) {
                    put(inside, String.valueOf(name), inner);
                }
            });
        } else {
            told.put(path, value);
        }
    }

    /** A copy: what the mapping gave stays as it is. */
    private static Map<String, Object> object(Map<String, Object> in, String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (in.get(name) instanceof Map<?, ?> present) {
            present.forEach((key, value) -> object.put(String.valueOf(key), value));
        }
        in.put(name, object);
        return object;
    }

    private static Map<String, ?> withCountry(Map<String, ?> told, String country) {
        Map<String, Object> complete = new LinkedHashMap<>(told);
        Map<String, Object> address = object(object(complete, "borrower"), "address");
        return address.putIfAbsent(COUNTRY, country) == null ? complete : told;
    }
}
