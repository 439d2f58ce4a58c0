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
 * @param waitingAt where its process instance waits for partners or the CRM (opaque), null while it waits for neither
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
        Instant receivedAt,
        @Nullable String waitingAt) {
    /** Every change but another waiting place makes a new version. @param now the database's time */
    public LoanApplication moved(
            ApplicationStatus to, @Nullable String reason, @Nullable String nowWaitingAt, Instant now) {
        boolean same = to == status && Objects.equals(reason, statusReason);
        return new LoanApplication(
                id,
                reference,
                borrower,
                source,
                to,
                reason,
                to == status ? since : now,
                same ? version : version + 1,
                test,
                returning,
                product,
                amount,
                termMonths,
                purpose,
                region,
                receivedAt,
                nowWaitingAt);
    }
}
