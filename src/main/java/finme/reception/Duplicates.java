package finme.reception;

import finme.borrower.Persons;
import finme.canonical.CanonicalApplication;
import finme.canonical.IdentityValue;
import finme.fdforge.ErasedException;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The same person at the same source within so many days. Looked for by blind index among those who ever were known by a
 * value, then held against what the earlier application itself says: nobody is turned away for a number somebody else had
 * before. Costs nothing for sources that do not ask for it.
 */
@Component
class Duplicates {
    static final String STATUS = ApplicationStatus.DUPLICATE.name();

    private final Persons persons;
    private final LoanDesk loans;
    private final IdempotencyKeys keys;

    Duplicates(Persons persons, LoanDesk loans, IdempotencyKeys keys) {
        this.persons = persons;
        this.loans = loans;
        this.keys = keys;
    }

    /** @return whether it is one; it has ended then, naming the earlier one */
    boolean close(Source.Duplicates rule, Arrival arrival, LoanApplication application) {
        Optional<LoanApplication> earlier = earlier(rule, arrival.application(), application);
        earlier.ifPresent(first -> {
            String reason = LoanApplication.DUPLICATE_OF + first.reference();
            loans.move(application.id(), ApplicationStatus.DUPLICATE, reason, "system");
            keys.answered(arrival, STATUS);
        });
        return earlier.isPresent();
    }

    private Optional<LoanApplication> earlier(
            Source.Duplicates rule, CanonicalApplication document, LoanApplication application) {
        Instant since = application.receivedAt().minus(Duration.ofDays(rule.days()));
        return rule.keys().stream()
                .flatMap(key -> samePerson(IdentityValue.of(key), document))
                .filter(each -> each.source().equals(application.source())
                        && !each.id().equals(application.id())
                        && !each.test()
                        && each.status() != ApplicationStatus.DUPLICATE
                        && !each.receivedAt().isBefore(since))
                .filter(each -> agrees(rule.keys(), document, each.id()))
                .max(Comparator.comparing(LoanApplication::receivedAt));
    }

    private Stream<LoanApplication> samePerson(IdentityValue key, CanonicalApplication document) {
        String value = value(key, document);
        if (value == null) {
            return Stream.empty();
        }
        List<UUID> borrowers = persons.search(key.key(), value).stream()
                .flatMap(person -> persons.members(person).stream())
                .toList();
        return loans.ofBorrowers(borrowers).stream();
    }

    private boolean agrees(List<String> rule, CanonicalApplication document, UUID earlier) {
        CanonicalApplication other;
        try {
            other = loans.document(earlier);
        } catch (ErasedException gone) {
            return false;
        }
        return rule.stream().map(IdentityValue::of).anyMatch(key -> {
            String value = value(key, document);
            return value != null && value.equals(value(key, other));
        });
    }

    private static @Nullable String value(IdentityValue key, CanonicalApplication document) {
        return switch (key) {
            case TAX_ID -> document.borrower().taxId();
            case PHONE -> document.borrower().phone();
            case EMAIL -> document.borrower().email();
        };
    }
}
