package finme.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a change of a field means, one sentence each. */
final class FieldWords {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("/label", "Label"),
            Map.entry("/description", "Help"),
            Map.entry("/text", "Text"),
            Map.entry("/dateLabel", "Label of the date"),
            Map.entry("/timeLabel", "Label of the time"),
            Map.entry("/type", "Kind of field"),
            Map.entry("/validate/min", "Smallest value"),
            Map.entry("/validate/max", "Largest value"),
            Map.entry("/validate/minLength", "Shortest text"),
            Map.entry("/validate/maxLength", "Longest text"),
            Map.entry("/validate/pattern", "Pattern"),
            Map.entry("/validate/patternErrorMessage", "Sentence when the pattern does not fit"),
            Map.entry("/validate/validationType", "Kind of text"),
            Map.entry("/decimalDigits", "Decimal digits"),
            Map.entry("/increment", "Step"),
            Map.entry("/defaultValue", "Default"),
            Map.entry("/expression", "Formula"),
            Map.entry("/conditional/hide", "Hidden when"),
            Map.entry("/properties/canonical", "Place in the application"),
            Map.entry("/properties/directory", "Directory"),
            Map.entry("/properties/currency", "Currency"),
            Map.entry("/properties/consent", "Consent"),
            Map.entry("/properties/consentVersion", "Version of the consent"));
    /** Told in another way, or nobody's concern. */
    private static final Set<String> ELSEWHERE = Set.of("/id", "/key", "/path", "/validate/required");

    private static final Set<String> HOLDERS = Set.of("/components", "/values", "/layout");

    private FieldWords() {}

    static String added(FormField field, String step) {
        String needed = field.isRequired() ? ", and has to be filled in" : "";
        String target = field.isKeyed() ? " It becomes " + FormBinding.target(field) + '.' : "";
        return "It is new " + step + needed + '.' + target;
    }

    static List<String> ofForm(FormSchema before, FormSchema after) {
        List<String> sentences = new ArrayList<>();
        differences(before.json(), after.json()).forEach((place, sentence) -> {
            if (!place.startsWith("/exporter")
                    && !place.startsWith("/executionPlatform")
                    && !place.equals("/schemaVersion")) {
                sentences.add(sentence);
            }
        });
        return sentences;
    }

    static List<String> changed(FormField was, FormField is) {
        List<String> sentences = new ArrayList<>();
        if (was.isRequired() != is.isRequired()) {
            sentences.add(is.isRequired() ? "It has to be filled in now." : "It may be left empty now.");
        }
        options(was, is, sentences);
        sentences.addAll(differences(was.json(), is.json()).values());
        return sentences;
    }

    private static void options(FormField was, FormField is, List<String> sentences) {
        Map<String, String> before = options(was);
        Map<String, String> now = options(is);
        now.forEach((value, label) -> {
            String old = before.get(value);
            if (old == null) {
                sentences.add("Option " + quoted(label) + " (" + value + ") is new.");
            } else if (!old.equals(label)) {
                sentences.add("Option " + value + " is called " + quoted(label) + " instead of " + quoted(old) + '.');
            }
        });
        before.forEach((value, label) -> {
            if (!now.containsKey(value)) {
                sentences.add("Option " + quoted(label) + " (" + value + ") is gone.");
            }
        });
    }

    /** @return labels by value, of those in the schema */
    static Map<String, String> options(FormField field) {
        Map<String, String> options = new LinkedHashMap<>();
        field.json().path("values").forEach(option -> {
            String value = option.isObject() ? option.path("value").asText() : option.asText();
            options.put(value, option.path("label").asText(value));
        });
        return options;
    }

    private static Map<String, String> differences(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = new TreeMap<>();
        Map<String, JsonNode> now = new TreeMap<>();
        leaves("", before, old);
        leaves("", after, now);
        Map<String, String> sentences = new LinkedHashMap<>();
        Set<String> places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        for (String place : places) {
            JsonNode one = old.get(place);
            JsonNode other = now.get(place);
            if (!ELSEWHERE.contains(place) && !Objects.equals(one, other)) {
                sentences.put(
                        place,
                        sentence(
                                NAMES.getOrDefault(place, place.substring(1).replace('/', '.')),
                                kind(place, one),
                                kind(place, other)));
            }
        }
        return sentences;
    }

    private static String sentence(String name, @Nullable JsonNode before, @Nullable JsonNode now) {
        if (before == null) {
            return name + ": " + words(now) + ", was not set.";
        }
        return now == null
                ? name + ": no longer set, was " + words(before) + '.'
                : name + ": " + words(now) + " instead of " + words(before) + '.';
    }

    /** As the designer's palette has them. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("textfield", "text field"),
            Map.entry("textarea", "text area"),
            Map.entry("datetime", "date time"),
            Map.entry("radio", "radio group"),
            Map.entry("checklist", "checkbox group"),
            Map.entry("taglist", "tag list"),
            Map.entry("dynamiclist", "dynamic list"),
            Map.entry("text", "text view"),
            Map.entry("html", "HTML view"),
            Map.entry("image", "image view"));

    private static @Nullable JsonNode kind(String place, @Nullable JsonNode value) {
        return value == null || !place.equals("/type")
                ? value
                : TextNode.valueOf(KINDS.getOrDefault(value.asText(), value.asText()));
    }

    private static String words(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "nothing";
        } else if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        return value.isTextual() ? quoted(value.textValue()) : value.toString();
    }

    static String quoted(String text) {
        return '"' + (text.length() > 200 ? text.substring(0, 200) + "…" : text) + '"';
    }

    private static void leaves(String place, JsonNode node, Map<String, JsonNode> leaves) {
        if (HOLDERS.contains(place)) {
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(each -> leaves(place + '/' + each.getKey(), each.getValue(), leaves));
        } else if (!node.isNull() && !node.asText("-").isEmpty()) {
            leaves.put(place, node);
        }
    }
}
