package finme.admin.borrower;

import finme.borrower.Attribute;
import finme.borrower.Known;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.borrower.Replaced;
import finme.canonical.Masking;
import finme.fdforge.ErasedException;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the administration reads of a person. */
@Component
public class PersonFiles {
    private final Persons persons;
    private final LoanDesk loans;

    PersonFiles(Persons persons, LoanDesk loans) {
        this.persons = persons;
        this.loans = loans;
    }

    /** In clear. @throws Problem 404 unknown, 410 {@code erased} */
    public Person find(UUID borrower) {
        return unlessErased(() -> persons.find(borrower).orElseThrow(() -> Problem.notFound("This person")));
    }

    /** In clear, as it would be after a merge. @throws Problem as {@link #merge} */
    Person together(UUID borrower, UUID other) {
        return unlessErased(() -> persons.together(borrower, other));
    }

    /** @return id of the merge @throws Problem 404 unknown, 409 one person already, 410 {@code erased} */
    UUID merge(UUID borrower, UUID other, String actor) {
        return unlessErased(() -> persons.merge(borrower, other, actor));
    }

    /** @throws Problem 404 no such merge of this person, 409 undone already, 410 {@code erased} */
    void unmerge(UUID borrower, UUID merge, String actor) {
        unlessErased(() -> {
            persons.unmerge(borrower, merge, actor);
            return merge;
        });
    }

    /** Masked. @return empty for one that is unknown or was erased */
    public Optional<Person> glance(UUID borrower) {
        try {
            return persons.find(borrower).map(PersonFiles::masked);
        } catch (ErasedException erased) {
            return Optional.empty();
        }
    }

    /** The same person with every value masked. */
    public static Person masked(Person person) {
        return new Person(
                person.id(),
                person.version(),
                person.attributes().stream().map(PersonFiles::masked).toList(),
                person.full(),
                person.merges(),
                person.members());
    }

    private static Attribute masked(Attribute attribute) {
        String name = attribute.name();
        return new Attribute(
                name,
                masked(attribute.value(), name),
                attribute.others().stream().map(known -> masked(known, name)).toList(),
                attribute.replaced().stream()
                        .map(was -> new Replaced(masked(was.known(), name), was.until()))
                        .toList());
    }

    private static Known masked(Known known, String name) {
        return new Known(Masking.mask(known.value(), name), known.source(), known.at(), known.application());
    }

    /** All of the person's applications, whichever of its borrowers they came to. */
    Slice<LoanApplication> applications(Person person, @Nullable String cursor, int limit) {
        return loans.ofBorrowers(person.members(), cursor, limit);
    }

    /** References of the applications by which the person's values came. */
    Map<UUID, String> references(Person person) {
        return loans
                .findAll(person.attributes().stream()
                        .flatMap(PersonFiles::told)
                        .map(Known::application)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(LoanApplication::id, LoanApplication::reference));
    }

    private static Stream<Known> told(Attribute attribute) {
        return Stream.of(
                        Stream.of(attribute.value()),
                        attribute.others().stream(),
                        attribute.replaced().stream().map(Replaced::known))
                .flatMap(known -> known);
    }

    private static <T> T unlessErased(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ErasedException erased) {
            throw Problem.of(410, "erased", "This person was erased. Nothing personal can be read any more.");
        }
    }
}
