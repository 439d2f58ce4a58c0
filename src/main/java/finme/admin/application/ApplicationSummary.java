package finme.admin.application;

import finme.kernel.Money;
import finme.loan.LoanApplication;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lists show of an application; nothing in it names a person. */
public record ApplicationSummary(
        UUID id,
        String reference,
        String status,
        @Nullable String statusReason,
        Instant since,
        int version,
        String source,
        boolean test,
        boolean returning,
        UUID borrowerId,
        @Nullable String product,
        @Nullable Money amount,
        @Nullable Integer termMonths,
        @Nullable String purpose,
        @Nullable String region,
        Instant receivedAt) {

    public static ApplicationSummary of(LoanApplication a) {
        return new ApplicationSummary(
                a.id(),
                a.reference(),
                a.status().name(),
                a.statusReason(),
                a.since(),
                a.version(),
                a.source(),
                a.test(),
                a.returning(),
                a.borrower(),
                a.product(),
                a.amount(),
                a.termMonths(),
                a.purpose(),
                a.region(),
                a.receivedAt());
    }
}
