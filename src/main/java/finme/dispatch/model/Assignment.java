package finme.dispatch.model;

import finme.dispatch.PartnerPriorities.Mode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One application for one partner to decide on. Never changes.
 *
 * @param id derived from application, partner and round; the idempotency key of every attempt
 * @param partnerVersion of the directory, as it stood then
 * @param reference what the partner hands back
 */
public record Assignment(
        UUID id,
        UUID application,
        String partner,
        int partnerVersion,
        String reference,
        boolean test,
        Instant createdAt,
        Turn turn) {
    /**
     * Why it was its turn, and on what terms.
     *
     * @param bid what the partner has said it will pay; null when it was not asked
     * @param deadline of the whole round; null for none
     */
    public record Turn(
            int round,
            int wave,
            Mode mode,
            @Nullable BigDecimal minPrice,
            @Nullable BigDecimal bid,
            @Nullable Instant deadline) {
        /** Outside of any round's time and prices. */
        public static Turn of(int round, int wave, Mode mode) {
            return new Turn(round, wave, mode, null, null, null);
        }
    }
}
