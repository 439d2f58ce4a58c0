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
import finme.loan.Amendments;
import finme.loan.LoanApplication;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What counts of a person, and what the person says themselves: read and normalised as an application's values are. */
@Component
public class ProfileDesk {
    static final String SOURCE = "cabinet";

    private static final String ACTOR = "borrower";
    private static final Pattern NAME =
            Pattern.compile("(?:(?:borrower|employment|obligations|attributes)\\.)?[A-Za-z][\\w.-]{0,99}");

    /** People are told apart by these: who could change them would get at what somebody else applies for next. */
    static final List<String> FIXED = List.of(
            "borrower.firstName", "borrower.middleName", "borrower.lastName", "borrower.birthDate", "borrower.taxId");

    private static final String COUNTRY = "borrower.address.country";
    private static final int MOST = 100;

    private final Persons persons;
    private final Borrowers borrowers;
    private final PersonFacts facts;
    private final Amendments amendments;
    private final DatabaseClock clock;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    ProfileDesk(
            Persons persons,
            Borrowers borrowers,
            PersonFacts facts,
            Amendments amendments,
            DatabaseClock clock,
            ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.persons = persons;
        this.amendments = amendments;
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
            transaction.executeWithoutResult(open -> {
                amendments.amend(borrower.borrowers(), values, ACTOR);
                borrowers.learn(borrower.person(), values, SOURCE, null);
            });
        }
        return values;
    }

    /**
     * What a borrower answered when somebody asked for values: those that say something of the person count as theirs from
     * now on. What can't be read as such is for whoever asked, and for nobody else. Needs a surrounding transaction.
     *
     * @param application for which it was asked
     * @param answers by canonical path, or by a name of whoever asked
     */
    public void answered(LoanApplication application, Map<String, String> answers) {
        Map<String, JsonNode> said = new HashMap<>();
        answers.forEach((code, text) -> {
            String path = code.replaceFirst("^/", "").replace('/', '.');
            if (text != null && !text.isBlank() && NAME.matcher(path).matches() && !FIXED.contains(path)) {
                said.put(path.contains(".") ? path : "attributes." + path, json.valueToTree(text.strip()));
            }
        });
        Facts read = facts.read(nested(said), null, clock.now());
        Map<String, JsonNode> values = new TreeMap<>(read.values());
        values.keySet().retainAll(said.keySet());
        if (!values.isEmpty() && !application.test()) {
            amendments.amend(Set.of(application.borrower()), values, ACTOR);
            borrowers.learn(application.borrower(), values, SOURCE, application.id());
        }
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
