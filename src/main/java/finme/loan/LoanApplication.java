package finme.loan;

import finme.kernel.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loan application as the platform sees it from outside its sealed document.
 *
 * @param reference short, readable and unique, such as {@code FM-7K2P-9XQD}; safe to print
 * @param statusReason code behind a status such as {@code SCREENED_OUT}; null where the status says it all
 * @param version grows with every change
 */
public record LoanApplication(
        UUID id,
        String reference,
        UUID borrower,
        String source,
        ApplicationStatus status,
        @Nullable String statusReason,
        Instant since,
        int version,
        boolean test,
        boolean returning,
        String product,
        Money amount,
        int termMonths,
        @Nullable String purpose,
        @Nullable String region,
        Instant receivedAt) {
    /** Itself when nothing changes, else a new version. @param now the database's time */
    public LoanApplication moved(ApplicationStatus to, @Nullable String reason, Instant now) {
        if (to == status && Objects.equals(reason, statusReason)) {
            return this;
        }
        return new LoanApplication(
                id,
                reference,
                borrower,
                source,
                to,
                reason,
                to == status ? since : now,
                version + 1,
                test,
                returning,
                product,
                amount,
                termMonths,
                purpose,
                region,
                receivedAt);
    }
}
