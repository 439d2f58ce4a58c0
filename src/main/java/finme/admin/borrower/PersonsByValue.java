package finme.admin.borrower;

import finme.borrower.Persons;
import finme.canonical.IdentityValue;
import finme.kernel.Problem;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is known by a value that identifies people, brought into the form in which intake stores it. */
@Component
public class PersonsByValue {
    private static final int LONGEST = 300;

    private final Persons persons;

    PersonsByValue(Persons persons) {
        this.persons = persons;
    }

    /**
     * @param key {@code taxId}, {@code phone} or {@code email}
     * @return ids of persons
     * @throws Problem 422 at the key when the text can't be such a value
     */
    Stream<UUID> find(String key, String text) {
        IdentityValue kind = IdentityValue.of(key);
        return kind.meant(text).stream()
                .flatMap(value -> Stream.concat(Stream.of(value), kind.former(value, null).stream()))
                .distinct()
                .flatMap(value -> persons.search(key, value).stream())
                .distinct();
    }

    /** All borrowers that are those persons. @throws Problem as {@link #find} */
    public Set<UUID> borrowers(String key, String text) {
        if (text.length() > LONGEST) {
            throw Problem.invalid('/' + key, "too_long", "At most " + LONGEST + " characters.");
        }
        return find(key, text)
                .flatMap(person -> persons.members(person).stream())
                .collect(Collectors.toSet());
    }
}
