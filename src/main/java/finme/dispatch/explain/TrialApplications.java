package finme.dispatch.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CanonicalApplication;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.kernel.Money;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a partner is tried out with. A real application shows its values to the one who tries, so that is written down. */
@Component
class TrialApplications {
    private final LoanDesk loans;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    TrialApplications(LoanDesk loans, Ledger ledger, TransactionTemplate transaction, ObjectMapper json) {
        this.loans = loans;
        this.ledger = ledger;
        this.transaction = transaction;
        this.json = json;
    }

    CanonicalApplication of(@Nullable JsonNode given, String partner, String actor) {
        if (given == null || given.isNull() || given.isMissingNode()) {
            return example();
        }
        if (given.isTextual()) {
            return stored(given.asText(), partner, actor);
        }
        try {
            return json.treeToValue(given, CanonicalApplication.class);
        } catch (JsonProcessingException unreadable) {
            throw Problem.invalid("/application", "invalid_application", "This is not a canonical application.");
        }
    }

    /** Somebody's, and not made to try things with. */
    boolean isReal(@Nullable JsonNode given) {
        return given != null
                && given.isTextual()
                && id(given.asText())
                        .flatMap(loans::find)
                        .filter(loan -> !loan.test())
                        .isPresent();
    }

    private CanonicalApplication stored(String text, String partner, String actor) {
        LoanApplication loan = id(text).flatMap(loans::find).orElseThrow(() -> Problem.notFound("The application"));
        transaction.executeWithoutResult(open -> ledger.append(Change.of(
                "application", loan.id(), loan.version(), "tried_at_partner", actor, Map.of("partner", partner))));
        return loans.document(loan.id());
    }

    private static java.util.Optional<UUID> id(String text) {
        try {
            return java.util.Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return java.util.Optional.empty();
        }
    }

    private static CanonicalApplication example() {
        Money income = new Money(BigDecimal.valueOf(1800), "EUR");
        return new CanonicalApplication(
                "PERSONAL_LOAN",
                new CanonicalApplication.Amount(BigDecimal.valueOf(6000), "EUR"),
                36,
                "HOME_IMPROVEMENT",
                new CanonicalApplication.Borrower(
                        "Irina",
                        null,
                        "Novak",
                        LocalDate.of(1990, 4, 17),
                        "9004171234",
                        "+420601000184",
                        "irina.novak@example.test",
                        "cs",
                        new CanonicalApplication.Address("Lipova 12", null, "Brno", "JM", "60200", "CZ")),
                new CanonicalApplication.Employment("EMPLOYED", "Acme", LocalDate.of(2019, 5, 1), income),
                new CanonicalApplication.Obligations(new Money(BigDecimal.valueOf(250), "EUR")),
                List.of(new CanonicalApplication.Consent(
                        "DATA_SHARING", "v7", Instant.parse("2026-03-02T10:14:05Z"), "192.0.2.14", "example", null)),
                Map.of("carOwner", true));
    }
}
