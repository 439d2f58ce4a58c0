package finme.admin.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.borrower.PersonsByValue;
import finme.admin.resource.JsonResources;
import finme.insight.CaseFilter;
import finme.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A question for applications that may name their borrower: it stands in a body, and what it names in no address and no log. */
@Component
class PersonalQuestion {
    static final List<String> PERSONAL = List.of("taxId", "phone", "email");

    private final PersonsByValue persons;
    private final JsonResources json;

    PersonalQuestion(PersonsByValue persons, JsonResources json) {
        this.persons = persons;
        this.json = json;
    }

    record Asked(ApplicationQuery query, CaseFilter filter) {}

    /** @throws Problem 400 no object; 422 with what makes no sense */
    Asked read(@Nullable JsonNode body) {
        if (!(body instanceof ObjectNode given)) {
            throw Problem.of(400, "malformed", "The body must be a JSON object.");
        }
        ObjectNode rest = given.deepCopy();
        Map<String, String> personal = new LinkedHashMap<>();
        for (String key : PERSONAL) {
            JsonNode value = rest.remove(key);
            if (value != null && !value.isNull()) {
                if (!value.isTextual()) {
                    throw Problem.invalid('/' + key, "invalid_value", "Must be a text.");
                }
                personal.put(key, value.asText());
            }
        }
        return with(json.convert(rest, ApplicationQuery.class), personal);
    }

    /** @param personal blank ones are left out; of several, whoever is known by all of them */
    Asked with(ApplicationQuery query, Map<String, String> personal) {
        CaseFilter filter = query.filter();
        Set<UUID> all = null;
        for (Map.Entry<String, String> each : personal.entrySet()) {
            if (!each.getValue().isBlank()) {
                Set<UUID> borrowers = persons.borrowers(each.getKey(), each.getValue());
                if (all != null) {
                    borrowers.retainAll(all);
                }
                all = borrowers;
            }
        }
        return new Asked(query, all == null ? filter : filter.of(all));
    }
}
