package finme.loan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a list of applications is narrowed to; null means any. @param partner code of a partner it was sent to */
public record ApplicationFilter(
        @Nullable ApplicationStatus status,
        @Nullable String source,
        @Nullable String reference,
        @Nullable String partner,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final ApplicationFilter ALL = new ApplicationFilter(null, null, null, null, null, null);
}
