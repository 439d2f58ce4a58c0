package finme.gateway.server.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.account.SignedIn;
import finme.borrower.Borrowers;
import finme.borrower.Persons;
import finme.canonical.PersonFacts;
import finme.canonical.PersonFacts.Facts;
import finme.fdforge.DatabaseClock;
import finme.kernel.Fault;
import finme.kernel.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What counts of a person, and what the person says themselves: read and normalised as an application's values are. */
@Component
class ProfileDesk {
    static final String SOURCE = "cabinet";

    /** People are told apart by these: who could change them would get at what somebody else applies for next. */
    static final List<String> FIXED = List.of(
            "borrower.firstName", "borrower.middleName", "borrower.lastName", "borrower.birthDate", "borrower.taxId");

    private static final String COUNTRY = "borrower.address.country";
    private static final int MOST = 100;

    private final Persons persons;
    private final Borrowers borrowers;
    private final PersonFacts facts;
    private final DatabaseClock clock;
    private final ObjectMapper json;

    ProfileDesk(Persons persons, Borrowers borrowers, PersonFacts facts, DatabaseClock clock, ObjectMapper json) {
        this.persons = persons;
        this.borrowers = borrowers;
        this.facts = facts;
        this.clock = clock;
        this.json = json;
    }

    Map<String, JsonNode> values(SignedIn borrower) {
        Map<String, JsonNode> values = new TreeMap<>();
        persons.find(borrower.person())
                .ifPresent(person -> person.attributes()
                        .forEach(attribute ->
                                values.put(attribute.name(), attribute.value().value())));
        return values;
    }

    /**
     * All or nothing.
     *
     * @return what is new, by canonical path, normalised
     * @throws Problem 422 at the path of each value that can't be taken
     */
    Map<String, JsonNode> learn(SignedIn borrower, Map<String, JsonNode> said) {
        if (said.size() > MOST) {
            throw Problem.invalid("", "too_many", "A hundred values at once are enough.");
        }
        Map<String, JsonNode> present = values(borrower);
        Map<String, JsonNode> changed = new HashMap<>(said);
        changed.entrySet().removeIf(each -> each.getValue().equals(present.get(each.getKey())));
        List<Fault> faults = fixed(changed, present);
        Facts read = facts.read(nested(changed), text(present.get(COUNTRY)), clock.now());
        read.leftOut().forEach(fault -> faults.add(at(fault)));
        changed.keySet().stream()
                .filter(path -> !read.values().containsKey(path))
                .filter(path ->
                        faults.stream().noneMatch(fault -> fault.pointer().equals('/' + path)))
                .forEach(path -> faults.add(new Fault('/' + path, "invalid_value", "This value can't be taken.")));
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        Map<String, JsonNode> values = new TreeMap<>(read.values());
        values.keySet().retainAll(changed.keySet());
        if (!values.isEmpty()) {
            borrowers.learn(borrower.person(), values, SOURCE, null);
        }
        return values;
    }

    private static List<Fault> fixed(Map<String, JsonNode> changed, Map<String, JsonNode> present) {
        List<Fault> faults = new ArrayList<>();
        FIXED.stream()
                .filter(changed::containsKey)
                .forEach(path -> faults.add(new Fault(
                        '/' + path,
                        "fixed",
                        present.containsKey(path)
                                ? "Only the staff changes this: people are told apart by it."
                                : "Only an application or the staff adds this: people are told apart by it.")));
        return faults;
    }

    /** Names as the request has them. */
    private static Fault at(Fault fault) {
        String path = fault.pointer().replaceFirst("^/", "").replace('/', '.');
        return new Fault('/' + path, fault.code(), fault.message());
    }

    private Map<String, Object> nested(Map<String, JsonNode> changed) {
        Map<String, Object> plain = new HashMap<>();
        changed.forEach((path, value) -> plain.put(path, json.convertValue(value, Object.class)));
        return PersonFacts.in(plain);
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.textValue();
    }
}
