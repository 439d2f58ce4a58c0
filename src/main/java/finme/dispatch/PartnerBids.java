package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a lender says when it is asked for a bid, and what it does when it gets the application for it. */
public interface PartnerBids {
    /** @param days back from now, at most 400 */
    Bids of(String partner, int days);

    /**
     * @param asked for a bid
     * @param bids it made
     * @param refused it said that it does not take the application
     * @param silent no bid in time, or none that could be read
     * @param posted applications that went to it for its bid
     * @param offered of those
     * @param declinedAfter of those it declined, though it had bid
     * @param open of those, not decided yet
     * @param bid mean; null without any
     * @param answerP50,answerP95 milliseconds until it bid; null without any answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bids(
            int days,
            long asked,
            long bids,
            long refused,
            long silent,
            long posted,
            long offered,
            long declinedAfter,
            long open,
            @Nullable BigDecimal bid,
            @Nullable Long answerP50,
            @Nullable Long answerP95) {
        /** Of what it got for its bid and decided. @return between 0 and 1; null when there is none */
        public @Nullable Double declinesAfterBid() {
            long decided = posted - open;
            return decided == 0 ? null : (double) declinedAfter / decided;
        }
    }
}
