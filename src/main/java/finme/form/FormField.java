package finme.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A component of a form as form-js has it.
 *
 * @param path where its value lies in what was filled in, without the positions in lists; for a group where its
 *     components' values lie
 * @param place JSON pointer into the schema
 * @param json as it is written
 * @param components those inside of it
 */
public record FormField(String type, List<String> path, String place, JsonNode json, List<FormField> components) {
    /** Types that hold a value. */
    public static final Set<String> KEYED = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "expression",
            "filepicker");

    /** Types whose value is one, or some, of a list. */
    public static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");

    public FormField {
        path = List.copyOf(path);
        components = List.copyOf(components);
    }

    public boolean isKeyed() {
        return KEYED.contains(type);
    }

    public boolean isChoice() {
        return CHOICES.contains(type);
    }

    /** Whether its value is a list of options. */
    public boolean isMany() {
        return type.equals("checklist") || type.equals("taglist");
    }

    /** Whether its components may be there several times. */
    public boolean isRepeated() {
        return type.equals("dynamiclist") && json.path("isRepeating").asBoolean(true);
    }

    /** How people and translations know it: where its value lies, else its id. */
    public String name() {
        return isKeyed() || isRepeated() ? String.join(".", path) : id();
    }

    public String id() {
        return json.path("id").asText(place);
    }

    /** As the form's author wrote it; without one what it is called in the data. */
    public String label() {
        return Stream.of("label", "dateLabel", "timeLabel", "key")
                .map(name -> json.path(name).asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(type);
    }

    /** Path in the canonical application, such as {@code borrower.firstName}; null when it becomes an attribute. */
    public @Nullable String canonical() {
        return property("canonical");
    }

    /** The directory whose entries are its options; null when it has none. */
    public @Nullable String directory() {
        String named = property("directory");
        String key = isChoice() ? json.path("valuesKey").asText("") : "";
        return named == null && !key.isBlank() ? key : named;
    }

    /** What ticking it agrees to: {@code DATA_SHARING} or {@code MARKETING}; null when it is no consent. */
    public @Nullable String consent() {
        return property("consent");
    }

    /** One of form-js's custom properties; null when it is not there or blank. */
    public @Nullable String property(String name) {
        String text = json.path("properties").path(name).asText("");
        return text.isBlank() ? null : text.strip();
    }

    public boolean isRequired() {
        return json.path("validate").path("required").asBoolean(false);
    }

    /** It and all inside of it, in their order. */
    public Stream<FormField> all() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(FormField::all));
    }
}
