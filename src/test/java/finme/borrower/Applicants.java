package finme.borrower;

import finme.borrower.Borrowers.Match;
import finme.canonical.CanonicalApplication;
import finme.kernel.Ids;
import finme.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Applications of made-up people, taken in as reception does it. */
public final class Applicants {
    public static final LocalDate BORN = LocalDate.of(1990, 4, 17);

    private final Borrowers borrowers;
    private final TransactionTemplate transaction;

    public Applicants(Borrowers borrowers, TransactionTemplate transaction) {
        this.borrowers = borrowers;
        this.transaction = transaction;
    }

    /** Somebody who applies. */
    public record Applicant(
            String first,
            String last,
            LocalDate born,
            @Nullable String taxId,
            @Nullable String phone,
            @Nullable String email) {
        public static Applicant irina(@Nullable String taxId, @Nullable String phone, @Nullable String email) {
            return new Applicant("Irina", "Novak", BORN, taxId, phone, email);
        }

        public Applicant named(String otherFirst, String otherLast) {
            return new Applicant(otherFirst, otherLast, born, taxId, phone, email);
        }

        public Applicant born(LocalDate other) {
            return new Applicant(first, last, other, taxId, phone, email);
        }
    }

    public Match apply(Applicant applicant) {
        return apply(applicant, "test", Ids.next());
    }

    public Match apply(Applicant applicant, String source, UUID id) {
        return Objects.requireNonNull(
                transaction.execute(status -> borrowers.matchOrCreate(application(applicant), id, source)));
    }

    public UUID borrower(Applicant applicant) {
        return apply(applicant).borrower();
    }

    public static CanonicalApplication application(Applicant who) {
        return new CanonicalApplication(
                "PERSONAL_LOAN",
                new CanonicalApplication.Amount(BigDecimal.valueOf(6000), "EUR"),
                36,
                null,
                new CanonicalApplication.Borrower(
                        who.first(),
                        null,
                        who.last(),
                        who.born(),
                        who.taxId(),
                        who.phone(),
                        who.email(),
                        "cs",
                        new CanonicalApplication.Address("Lipova 12", null, "Brno", null, "60200", "CZ")),
                new CanonicalApplication.Employment(
                        "EMPLOYED", "Acme", null, new Money(new BigDecimal("1800.50"), "EUR")),
                null,
                List.of(new CanonicalApplication.Consent(
                        "DATA_SHARING", "v7", Instant.parse("2026-03-02T10:14:05Z"), null, null, null)),
                Map.of("carOwner", true));
    }

    @SafeVarargs
    public static List<Match> atOnce(Callable<Match>... calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.length);
        try {
            List<Match> matches = new ArrayList<>();
            for (Future<Match> match : threads.invokeAll(List.of(calls))) {
                matches.add(match.get());
            }
            return matches;
        } finally {
            threads.shutdownNow();
        }
    }
}
