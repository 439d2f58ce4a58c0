package finme.borrower.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.ApplicationSchema;
import finme.canonical.CanonicalApplication;
import finme.canonical.PersonFacts;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a canonical application says of a person rather than of the loan, by path. */
@Component
public class CanonicalAttributes {
    private static final String FREE = "attributes";

    private final ObjectMapper json;
    private final Set<String> names;

    CanonicalAttributes(ApplicationSchema schema, ProfileJson profiles) {
        this.json = profiles.mapper();
        this.names = PersonFacts.paths(schema);
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
