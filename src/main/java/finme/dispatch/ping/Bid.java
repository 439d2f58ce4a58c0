package finme.dispatch.ping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a partner said when it was asked for a bid.
 *
 * @param amount null when it made none
 * @param reason code of why it made none; null when it did
 */
record Bid(@Nullable BigDecimal amount, @Nullable String reason) {
    static Bid of(BigDecimal amount) {
        return new Bid(amount, null);
    }

    static Bid none(String reason) {
        return new Bid(null, reason);
    }
}
