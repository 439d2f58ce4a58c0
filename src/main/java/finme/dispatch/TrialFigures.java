package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How applications fared that the live tables and a draft on trial decided on meanwhile; by their first round, tests aside. */
public interface TrialFigures {
    Sides of(UUID draft);

    /** @param difference of the shares that got an offer, the draft's less the live one's; null before it says anything */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sides(Side live, Side draft, @Nullable Difference difference) {}

    /**
     * @param points of a hundred
     * @param margin with 95 of a hundred the true difference lies so far from it at most; more than the difference itself
     *     means that chance may have made it
     */
    record Difference(double points, double margin) {}

    /**
     * @param asked partners that were sent them, all applications together
     * @param offered applications with an offer
     * @param open with nobody's offer, and not ended
     * @param taken whose borrower accepted, signed or was paid out
     * @param revenue prices of the partners that offered, by currency
     * @param offerMillis half of the offers came within; null without any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Side(
            long applications,
            long asked,
            long offered,
            long open,
            long taken,
            Map<String, BigDecimal> revenue,
            @Nullable Long offerMillis) {
        public static final Side NONE = new Side(0, 0, 0, 0, 0, Map.of(), null);

        public long decided() {
            return applications - open;
        }

        /** @return between 0 and 1; null without any application that is decided */
        public @Nullable Double offerRate() {
            return decided() == 0 ? null : (double) offered / decided();
        }
    }
}
