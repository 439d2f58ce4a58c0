package finme.admin.borrower;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.resource.JsonResources;
import finme.borrower.Person;
import finme.kernel.Problem;
import finme.loan.ApplicationFilter;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds persons by a value that identifies them, brought into the form in which intake stores it. */
@Component
class PersonSearch {
    private static final int LONGEST = 300;

    private final PersonsByValue persons;
    private final PersonFiles files;
    private final LoanDesk loans;
    private final JsonResources json;

    PersonSearch(PersonsByValue persons, PersonFiles files, LoanDesk loans, JsonResources json) {
        this.persons = persons;
        this.files = files;
        this.loans = loans;
        this.json = json;
    }

    /** One of them. @param reference of an application, such as {@code FM-7K2P-9XQD} */
    record Question(
            @Nullable String taxId,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String reference) {
        Map<String, String> given() {
            Map<String, String> given = new LinkedHashMap<>();
            put(given, "taxId", taxId);
            put(given, "phone", phone);
            put(given, "email", email);
            put(given, "reference", reference);
            return given;
        }

        private static void put(Map<String, String> given, String key, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                given.put(key, value);
            }
        }

        @Override
        public String toString() {
            return "Question[***]";
        }
    }

    /** @param name masked @param applications how many the person has */
    record Found(UUID id, String name, long applications) {}

    /** @throws Problem 400 no object, 422 not exactly one value, or one that can't be what it is said to be */
    List<Found> find(@Nullable JsonNode body) {
        if (!(body instanceof ObjectNode)) {
            throw Problem.of(400, "malformed", "The body must be a JSON object.");
        }
        return find(json.convert(body, Question.class));
    }

    List<Found> find(Question question) {
        Map<String, String> given = question.given();
        if (given.size() != 1) {
            throw Problem.invalid("", "one_needed", "Give one of taxId, phone, email and reference.");
        }
        Map.Entry<String, String> one = given.entrySet().iterator().next();
        if (one.getValue().length() > LONGEST) {
            throw Problem.invalid('/' + one.getKey(), "too_long", "At most " + LONGEST + " characters.");
        }
        List<Person> found = ids(one.getKey(), one.getValue())
                .map(files::glance)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Person::id, person -> person, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        return withCounts(found);
    }

    private Stream<UUID> ids(String key, String text) {
        if (key.equals("reference")) {
            ApplicationFilter filter = new ApplicationFilter(null, null, text, null, null, null);
            return loans.list(filter, null, 1).items().stream().map(LoanApplication::borrower);
        }
        return persons.find(key, text);
    }

    private List<Found> withCounts(Collection<Person> found) {
        Map<UUID, Long> counts = loans.countsOf(
                found.stream().flatMap(person -> person.members().stream()).toList());
        return found.stream()
                .map(person -> new Found(
                        person.id(),
                        AttributeWords.name(person),
                        person.members().stream()
                                .map(counts::get)
                                .filter(Objects::nonNull)
                                .mapToLong(Long::longValue)
                                .sum()))
                .toList();
    }
}
