package finme.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How applications fared at one lender of late; tests are left out. */
public interface PartnerFigures {
    /** Whether any application ever went to it, tests counted in. */
    boolean wasEverAsked(String partner);

    /** @param days back from now, at most 400; kept for a minute */
    Figures of(String partner, int days);

    /** @param bySource the same by where applications came from, most first */
    record Figures(int days, Line all, List<Line> bySource) {}

    /**
     * @param name of the source; null for all
     * @param offered with an offer, also one that was taken or paid out since
     * @param failed no usable answer: failed, timed out, under review
     * @param open not decided yet
     * @param sold accepted, signed or paid out, and not returned
     * @param answerP50,answerP95 milliseconds from sending to the decision; null when nothing was decided
     * @param price mean of those that told one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Nullable String name,
            long sent,
            long offered,
            long declined,
            long failed,
            long open,
            long sold,
            long returned,
            @Nullable Long answerP50,
            @Nullable Long answerP95,
            @Nullable BigDecimal price) {
        /** Of those that decided. @return between 0 and 1; null when nobody has */
        public @Nullable Double acceptance() {
            long decided = offered + declined;
            return decided == 0 ? null : (double) offered / decided;
        }
    }
}
