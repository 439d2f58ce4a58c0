package finme.dispatch.answer;

import finme.dispatch.Outcome;
import finme.dispatch.store.PartnerWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's message means.
 *
 * @param reasonCode the partner's code, or ours where the message itself was the trouble
 * @param words what is kept sealed
 */
public record Answer(
        Outcome outcome,
        @Nullable String reasonCode,
        List<Terms> offers,
        @Nullable BigDecimal price,
        PartnerWords words) {

    /** One offer. @param amount null: as applied for @param redirectUrl http or https */
    public record Terms(
            @Nullable BigDecimal amount,
            @Nullable Integer termMonths,
            @Nullable BigDecimal apr,
            @Nullable BigDecimal monthlyPayment,
            @Nullable BigDecimal totalPayable,
            @Nullable BigDecimal certainty,
            @Nullable String redirectUrl,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Terms[***]";
        }
    }

    @Override
    public String toString() {
        return "Answer[" + outcome + ']';
    }
}
