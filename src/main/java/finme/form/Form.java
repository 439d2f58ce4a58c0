package finme.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A published form. A version of it never changes: who began on one ends on it.
 *
 * @param key part of the form's addresses
 * @param version as stored; what is written there is not looked at
 * @param note why it was published
 * @param schema as form-js has it
 * @param translations texts by language and place, see {@link FormTexts}
 */
public record Form(
        String key,
        @Nullable Integer version,
        @Nullable String note,
        JsonNode schema,
        Map<String, Map<String, String>> translations) {
    public Form {
        schema = Objects.requireNonNullElse(schema, JsonNodeFactory.instance.objectNode());
        translations = Objects.requireNonNullElse(translations, Map.of());
    }

    public FormSchema read() {
        return FormSchema.of(schema);
    }

    /** Those it can be shown in, the schema's own among them. */
    public Set<String> languages() {
        Set<String> languages = new TreeSet<>(translations.keySet());
        languages.add(read().language());
        return languages;
    }

    public Form at(int stored) {
        return new Form(key, stored, note, schema, translations);
    }

    /** @param texts by place; an empty map takes the language away */
    public Form translated(String language, Map<String, String> texts) {
        Map<String, Map<String, String>> all = new TreeMap<>(translations);
        if (texts.isEmpty()) {
            all.remove(language);
        } else {
            all.put(language, new TreeMap<>(texts));
        }
        return new Form(key, version, note, schema, all);
    }
}
