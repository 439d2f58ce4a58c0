package finme.process.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import finme.process.engine.AllowedVariables;
import finme.process.tasklist.FormFields;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds in a form what Tasklist can't show, what would run there, and what would put a value into the process that has
 * no place in it.
 */
@Component
class FormGate {
    /** What Tasklist 7.24 carries, form-js 1.8. */
    private static final int NEWEST_SCHEMA = 16;

    private static final int LONGEST = 256 * 1024;
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Set<String> SHOWING =
            Set.of("text", "image", "separator", "spacer", "button", "group", "table");
    private static final Set<String> ASKING = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "expression");
    private static final Set<String> RUNNING = Set.of("html", "iframe");

    private final JsonMapper json = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final FormFields fields;

    FormGate(FormFields fields) {
        this.fields = fields;
    }

    /** @return its id */
    String check(String file, byte[] content) {
        JsonNode form = read(file, content);
        if (!form.isObject() || !"default".equals(form.path("type").asText())) {
            throw Refused.at(file, "it is no Camunda form, its type has to be 'default'");
        }
        String id = form.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw Refused.at(file, "it needs an id of letters, digits, '-' and '_', by which tasks name it");
        }
        JsonNode schema = form.path("schemaVersion");
        if (!schema.canConvertToInt() || schema.asInt() < 1 || schema.asInt() > NEWEST_SCHEMA) {
            throw Refused.at(
                    file,
                    "Tasklist shows forms up to schemaVersion " + NEWEST_SCHEMA + ", this one says "
                            + (schema.isMissingNode() ? "none" : schema.toString()));
        }
        checkAll(file, form.path("components"), new HashSet<>());
        return id;
    }

    private JsonNode read(String file, byte[] content) {
        if (content.length > LONGEST) {
            throw Refused.at(file, "it is longer than " + LONGEST / 1024 + " kB");
        }
        try {
            return json.readTree(content);
        } catch (JsonProcessingException broken) {
            throw Refused.at(
                    file, "it is no valid JSON, line " + broken.getLocation().getLineNr());
        } catch (IOException impossible) {
            throw Refused.at(file, "it can't be read");
        }
    }

    private void checkAll(String file, JsonNode components, Set<String> keys) {
        if (!components.isArray()) {
            throw Refused.at(file, "'components' has to be a list");
        }
        for (JsonNode component : components) {
            checkOne(file, component, keys);
        }
    }

    private void checkOne(String file, JsonNode component, Set<String> keys) {
        String type = component.path("type").asText();
        String place = file + ", " + name(component);
        if (RUNNING.contains(type)) {
            throw Refused.at(place, "'" + type + "' is not allowed, a form may not bring code or other sites with it");
        }
        if (!SHOWING.contains(type) && !ASKING.contains(type)) {
            throw Refused.at(
                    place,
                    "Tasklist can't show '" + type + "', there are "
                            + String.join(", ", new TreeSet<>(join(SHOWING, ASKING))));
        }
        if (type.equals("image")) {
            checkSource(place, component.path("source").asText());
        }
        if (ASKING.contains(type)) {
            checkKey(place, component.path("key").asText(), keys);
        }
        if (type.equals("group")) {
            if (!component.path("path").asText().isEmpty()) {
                throw Refused.at(place, "a group with a path would store a list of values, leave its path empty");
            }
            checkAll(place, component.path("components"), keys);
        }
    }

    private void checkKey(String place, String key, Set<String> keys) {
        Set<String> allowed = join(AllowedVariables.NAMES, fields.names());
        if (!allowed.contains(key)) {
            throw Refused.at(
                    place,
                    "its key '" + key + "' would be stored in the process, there are only "
                            + String.join(", ", new TreeSet<>(allowed)));
        }
        if (!keys.add(key)) {
            throw Refused.at(place, "another field has the key '" + key + "' already");
        }
    }

    private static void checkSource(String place, String source) {
        if (!(source.startsWith("/") && !source.startsWith("//")) && !source.startsWith("data:image/")) {
            throw Refused.at(place, "an image comes from this server or stands in the form itself");
        }
    }

    /** What its author knows it by. */
    private static String name(JsonNode component) {
        for (String member : List.of("label", "key", "id")) {
            String value = component.path(member).asText();
            if (!value.isBlank()) {
                return "field '" + value + "'";
            }
        }
        return "a field without name";
    }

    private static Set<String> join(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
