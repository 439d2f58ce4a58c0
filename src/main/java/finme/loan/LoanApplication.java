package finme.loan;

import finme.canonical.CanonicalApplication;
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
 * @param forced how a test is to end; null for all others
 * @param product null, as amount and term, until somebody has completed the application
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
        @Nullable String forced,
        boolean returning,
        @Nullable String product,
        @Nullable Money amount,
        @Nullable Integer termMonths,
        @Nullable String purpose,
        @Nullable String region,
        Instant receivedAt) {
    /** Reason of an application that came without everything it needs. */
    public static final String VALUES_MISSING = "values_missing";

    /** Begins the reason of a duplicate; the earlier one's reference follows. */
    public static final String DUPLICATE_OF = "duplicate_of:";

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
                forced,
                returning,
                product,
                amount,
                termMonths,
                purpose,
                region,
                receivedAt);
    }

    /** @return reference of the earlier application of the same person, when this one is its duplicate */
    public @Nullable String duplicateOf() {
        return statusReason != null && statusReason.startsWith(DUPLICATE_OF)
                ? statusReason.substring(DUPLICATE_OF.length())
                : null;
    }

    /** Whether required values are missing, as opposed to what screening asks for. */
    public boolean isIncomplete() {
        return status == ApplicationStatus.INCOMPLETE && VALUES_MISSING.equals(statusReason);
    }

    /** A new version as it stands. */
    public LoanApplication amended() {
        return new LoanApplication(
                id,
                reference,
                borrower,
                source,
                status,
                statusReason,
                since,
                version + 1,
                test,
                forced,
                returning,
                product,
                amount,
                termMonths,
                purpose,
                region,
                receivedAt);
    }

    /** A new version with what the completed document says. */
    public LoanApplication completed(CanonicalApplication document) {
        CanonicalApplication.Address address = document.borrower().address();
        CanonicalApplication.Amount asked = document.amount();
        return new LoanApplication(
                id,
                reference,
                borrower,
                source,
                status,
                statusReason,
                since,
                version,
                test,
                forced,
                returning,
                document.product(),
                asked == null ? null : asked.whole(),
                document.termMonths(),
                document.purpose(),
                address == null ? null : address.region(),
                receivedAt);
    }
}
