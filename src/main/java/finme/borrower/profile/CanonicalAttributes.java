package finme.borrower.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.ApplicationSchema;
import finme.canonical.CanonicalApplication;
import finme.canonical.PersonFacts;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a canonical application says of a person rather than of the loan, by path. */
@Component
public class CanonicalAttributes {
    private static final String FREE = "attributes";

    private final ObjectMapper json;
    private final Set<String> names = new HashSet<>();

    CanonicalAttributes(ApplicationSchema schema, ProfileJson profiles) {
        this.json = profiles.mapper();
        try {
            JsonNode properties = json.readTree(schema.text()).path("properties");
            PersonFacts.SECTIONS.stream()
                    .filter(section -> !section.equals(FREE))
                    .forEach(section -> declare(section, properties.path(section)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the canonical schema is no JSON", impossible);
        }
    }

    private void declare(String path, JsonNode schema) {
        JsonNode inner = schema.path("properties");
        if (inner.isMissingNode()) {
            names.add(path);
        }
        inner.fields().forEachRemaining(each -> declare(path + '.' + each.getKey(), each.getValue()));
    }

    /** Whether there is such an attribute; {@code attributes.*} are free. */
    public boolean exists(String name) {
        return names.contains(name) || name.startsWith(FREE + '.') && name.length() > FREE.length() + 1;
    }

    /** @return values by path; what was left out or is blank says nothing */
    public Map<String, JsonNode> of(CanonicalApplication application) {
        return PersonFacts.byPath(json.valueToTree(application));
    }
}
