package finme.process.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import finme.process.engine.AllowedVariables;
import finme.process.publish.model.Refused;
import finme.process.tasklist.FormFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds in a form what Tasklist can't show, what would run there, and what would put a value into the process that has
 * no place in it.
 */
@Component
class FormGate {
    /** What Tasklist 7.24 carries, form-js 1.8. */
    static final int NEWEST_SCHEMA = 16;

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
    /** All that Tasklist shows. */
    static final Set<String> COMPONENTS = join(SHOWING, ASKING);

    private static final Set<String> RUNNING = Set.of("html", "iframe");

    private final JsonMapper json = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final FormFields fields;

    FormGate(FormFields fields) {
        this.fields = fields;
    }

    /**
     * @param pointer into the form
     * @param name what its author knows the component by; null for the form as a whole
     * @param why the rest of a sentence that begins with it
     */
    record Objection(String pointer, @Nullable String name, String why) {
        String sentence() {
            return Character.toUpperCase(why.charAt(0)) + why.substring(1) + '.';
        }
    }

    /** @return its id */
    String check(String file, byte[] content) {
        JsonNode form = read(file, content);
        objections(form).stream().findFirst().ifPresent(first -> {
            throw Refused.at(first.name() == null ? file : file + ", " + first.name(), first.why());
        });
        return form.path("id").asText();
    }

    /** @return all that stands against it */
    List<Objection> objections(JsonNode form) {
        return objections(form, join(AllowedVariables.NAMES, fields.names()));
    }

    /** @param taken what the tasks that show it take */
    List<Objection> objections(JsonNode form, Set<String> taken) {
        List<Objection> found = new ArrayList<>();
        if (!form.isObject() || !"default".equals(form.path("type").asText())) {
            found.add(new Objection("/type", null, "it is no Camunda form, its type has to be 'default'"));
            return found;
        }
        if (!ID.matcher(form.path("id").asText()).matches()) {
            found.add(new Objection(
                    "/id", null, "it needs an id of letters, digits, '-' and '_', by which tasks name it"));
        }
        JsonNode schema = form.path("schemaVersion");
        if (!schema.canConvertToInt() || schema.asInt() < 1 || schema.asInt() > NEWEST_SCHEMA) {
            found.add(new Objection(
                    "/schemaVersion",
                    null,
                    "Tasklist shows forms up to schemaVersion " + NEWEST_SCHEMA + ", this one says "
                            + (schema.isMissingNode() ? "none" : schema.toString())));
        }
        new Look(found, join(AllowedVariables.NAMES, fields.names()), taken).at("", null, form);
        return found;
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

    /** Goes through the components of one form. */
    private static final class Look {
        private final List<Objection> found;
        private final Set<String> allowed;
        private final Set<String> taken;
        private final Set<String> keys = new HashSet<>();

        Look(List<Objection> found, Set<String> allowed, Set<String> taken) {
            this.found = found;
            this.allowed = allowed;
            this.taken = taken;
        }

        void at(String pointer, @Nullable String name, JsonNode holder) {
            JsonNode components = holder.path("components");
            if (!components.isArray()) {
                found.add(new Objection(pointer + "/components", name, "'components' has to be a list"));
            }
            for (int i = 0; i < components.size(); i++) {
                component(pointer + "/components/" + i, components.get(i));
            }
        }

        private void component(String pointer, JsonNode component) {
            String type = component.path("type").asText();
            String name = name(component);
            if (RUNNING.contains(type)) {
                found.add(new Objection(
                        pointer + "/type",
                        name,
                        "'" + type + "' is not allowed, a form may not bring code or other sites with it"));
            } else if (!SHOWING.contains(type) && !ASKING.contains(type)) {
                found.add(new Objection(
                        pointer + "/type",
                        name,
                        "Tasklist can't show '" + type + "', there are "
                                + String.join(", ", new TreeSet<>(COMPONENTS))));
            } else if (type.equals("image") && !isOurs(component.path("source").asText())) {
                found.add(new Objection(
                        pointer + "/source", name, "an image comes from this server or stands in the form itself"));
            } else if (ASKING.contains(type)) {
                key(pointer + "/key", name, component.path("key").asText());
            } else if (type.equals("group")) {
                group(pointer, name, component);
            }
        }

        private void key(String pointer, String name, String key) {
            if (!allowed.contains(key)) {
                found.add(new Objection(
                        pointer,
                        name,
                        "its key '" + key + "' would be stored in the process, there are only "
                                + String.join(", ", new TreeSet<>(allowed))));
            } else if (!taken.contains(key)) {
                found.add(new Objection(
                        pointer,
                        name,
                        "its key '" + key + "' is nothing that the task takes, which takes only "
                                + String.join(", ", new TreeSet<>(taken))));
            } else if (!keys.add(key)) {
                found.add(new Objection(pointer, name, "another field has the key '" + key + "' already"));
            }
        }

        private void group(String pointer, String name, JsonNode group) {
            if (!group.path("path").asText().isEmpty()) {
                found.add(new Objection(
                        pointer + "/path",
                        name,
                        "a group with a path would store a list of values, leave its path empty"));
            }
            at(pointer, name, group);
        }
    }

    private static boolean isOurs(String source) {
        return source.startsWith("/") && !source.startsWith("//") || source.startsWith("data:image/");
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
