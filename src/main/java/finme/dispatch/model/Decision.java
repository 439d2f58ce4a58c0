package finme.dispatch.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the partner has decided, as far as it was heard. All but the outcomes belongs to the message that decided them.
 *
 * @param winner the best price of its wave
 * @param answer sealed words of the partner
 */
public record Decision(
        OutcomeSet outcomes,
        boolean winner,
        @Nullable String reasonCode,
        @Nullable BigDecimal price,
        byte @Nullable [] answer,
        @Nullable Instant decidedAt) {
    /** Nothing was heard. */
    public static final Decision NONE = new Decision(OutcomeSet.NEW, false, null, null, null, null);

    Decision after(OutcomeSet next, @Nullable String reason, @Nullable BigDecimal newPrice, byte @Nullable [] sealed) {
        return new Decision(next, winner, reason, newPrice, sealed, decidedAt);
    }

    Decision passedOver() {
        return after(outcomes.passedOver(), reasonCode, price, answer);
    }

    @Override
    public String toString() {
        return "Decision[" + outcomes + ' ' + reasonCode + ']';
    }
}
