package finme.crm.view;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.borrower.Attribute;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.crm.RecordKind;
import finme.fdforge.ErasedException;
import finme.mapping.Mentions;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Persons by what counts of them: {@code borrower}, and beside it {@code employment}, {@code obligations} and
 * {@code attributes}. Of one that was erased nothing is left but that.
 */
@Component
public class BorrowerViews implements RecordViews {
    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    private final Persons persons;
    private final ObjectMapper json;

    BorrowerViews(Persons persons, ObjectMapper json) {
        this.persons = persons;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.BORROWER;
    }

    @Override
    public Map<String, View> of(Collection<String> keys, Mentions mentions) {
        Map<String, View> views = new HashMap<>();
        keys.forEach(key -> find(key).ifPresent(view -> views.put(key, view)));
        return views;
    }

    private Optional<View> find(String key) {
        try {
            return persons.find(UUID.fromString(key)).map(person -> view(key, person));
        } catch (ErasedException erased) {
            return Optional.of(view(key, null));
        }
    }

    private View view(String key, @Nullable Person person) {
        return new View(person == null ? 0 : person.version(), context(key, person));
    }

    /** @param person null: erased @return what a mapping sees, to be changed by the caller */
    public Map<String, Object> context(String key, @Nullable Person person) {
        Map<String, Object> context = new LinkedHashMap<>();
        put(context, "borrower.id", key);
        put(context, "borrower.erased", person == null);
        put(context, "borrower.version", person == null ? 0 : person.version());
        if (person != null) {
            for (Attribute attribute : person.attributes()) {
                put(context, attribute.name(), attribute.value().value());
            }
        }
        return context;
    }

    public void put(Map<String, Object> context, String path, JsonNode value) {
        put(context, path, plain(value));
    }

    private @Nullable Object plain(JsonNode value) {
        return value.isNull() ? null : json.convertValue(value, ANY);
    }

    /** A free attribute's name may have dots of its own: only the sections have parts. */
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> context, String path, @Nullable Object value) {
        Map<String, Object> holder = context;
        String rest = path;
        int dot = rest.indexOf('.');
        while (dot > 0 && !(holder != context && path.startsWith("attributes."))) {
            holder = (Map<String, Object>)
                    holder.computeIfAbsent(rest.substring(0, dot), none -> new LinkedHashMap<String, Object>());
            rest = rest.substring(dot + 1);
            dot = rest.indexOf('.');
        }
        holder.put(rest, value);
    }
}
