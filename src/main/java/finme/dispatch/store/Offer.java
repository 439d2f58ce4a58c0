package finme.dispatch.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param id derived from dispatch and position: the same offer again replaces itself
 * @param redirectUrl sealed
 * @param winner its dispatch has the best price
 */
public record Offer(
        UUID id,
        UUID application,
        UUID dispatch,
        String partner,
        int position,
        BigDecimal amount,
        String currency,
        @Nullable Integer termMonths,
        @Nullable BigDecimal apr,
        @Nullable BigDecimal monthlyPayment,
        @Nullable BigDecimal totalPayable,
        @Nullable BigDecimal certainty,
        byte @Nullable [] redirectUrl,
        @Nullable Instant expiresAt,
        boolean winner) {}
