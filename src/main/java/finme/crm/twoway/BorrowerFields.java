package finme.crm.twoway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.crm.Crm;
import finme.crm.Crm.Mapping;
import finme.crm.merge.CommonVersion;
import finme.crm.merge.Ours;
import finme.crm.merge.Policy;
import finme.crm.view.BorrowerViews;
import finme.fdforge.ErasedException;
import finme.kernel.Sha256;
import finme.mapping.Feel;
import finme.mapping.MappingFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A borrower in a CRM's fields, where the CRM may change them, too: what is disputed or theirs stays as they have it. */
@Component
public class BorrowerFields {
    private final Persons persons;
    private final BorrowerViews views;
    private final Feel feel;
    private final ObjectMapper json;

    BorrowerFields(Persons persons, BorrowerViews views, Feel feel, ObjectMapper json) {
        this.persons = persons;
        this.views = views;
        this.feel = feel;
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /**
     * @param ours values as they are told, without those that stay as they are there
     * @param overruled whether we have changed something that is theirs to change
     */
    public record Made(Map<String, Object> fields, Map<String, JsonNode> ours, String digest, boolean overruled) {
        @Override
        public String toString() {
            return "Made[" + fields.keySet() + ']';
        }
    }

    /** @return what counts of a borrower; empty when there is none, or it was erased */
    public Optional<Map<String, Ours>> values(UUID borrower) {
        return person(borrower).map(BorrowerFields::values);
    }

    private static Map<String, Ours> values(Person person) {
        return person.attributes().stream()
                .collect(Collectors.toMap(
                        it -> it.name(),
                        it -> new Ours(it.value().value(), it.value().at())));
    }

    private Optional<Person> person(UUID borrower) {
        try {
            return persons.find(borrower);
        } catch (ErasedException erased) {
            return Optional.empty();
        }
    }

    /** @throws MappingFault when it fails or gives no fields */
    public String digest(Crm crm, Mapping mapping, UUID borrower, CommonVersion common) {
        return of(crm, mapping, borrower, common).map(Made::digest).orElse("");
    }

    /** @return empty as {@link #values} @throws MappingFault as {@link #digest} */
    public Optional<Made> of(Crm crm, Mapping mapping, UUID borrower, CommonVersion common) {
        return person(borrower).map(person -> {
            Map<String, Ours> ours = values(person);
            Policy policy = Policy.of(mapping);
            Map<String, JsonNode> kept = common.kept(ours, policy);
            Map<String, Object> context = views.context(borrower.toString(), person);
            kept.forEach((name, value) -> views.put(context, name, value));
            Map<String, JsonNode> told = new LinkedHashMap<>();
            ours.forEach((name, our) -> {
                if (!kept.containsKey(name)) {
                    told.put(name, our.value());
                }
            });
            Map<String, Object> fields = fields(mapping, context);
            return new Made(
                    fields,
                    told,
                    digest(crm, fields),
                    !common.overruled(ours, policy).isEmpty());
        });
    }

    private Map<String, Object> fields(Mapping mapping, Map<String, Object> context) {
        if (feel.compile(Objects.requireNonNullElse(mapping.out(), "{}")).evaluate(context) instanceof Map<?, ?> made) {
            Map<String, Object> fields = new LinkedHashMap<>();
            made.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return fields;
        }
        throw new MappingFault("it gives no fields", 0, 0);
    }

    /** The same fields sealed to another key are others. */
    private String digest(Crm crm, Map<String, Object> fields) {
        try {
            Crm.Sealed sealed = crm.sealed();
            Object all = sealed == null ? fields : List.of(fields, sealed.publicKey(), sealed.fields());
            return Sha256.hex(json.writeValueAsBytes(all));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("fields can't be written as JSON", impossible);
        }
    }
}
