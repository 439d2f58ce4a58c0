package finme.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How applications fared at one lender, by the day on which they were received; tests never count. */
public interface LenderFigures {
    /** Both days included, in UTC; some seconds old at most. */
    Figures of(String partner, LocalDate from, LocalDate to);

    /**
     * @param byDay one for each, also for those without any
     * @param bySource most sent first, as {@code byRule}
     * @param byRule of the decision that chose the lender; an empty name where none is known
     */
    record Figures(
            String partner,
            LocalDate from,
            LocalDate to,
            Line all,
            List<Line> byDay,
            List<Line> bySource,
            List<Line> byRule) {}

    /**
     * @param name code of a source, id of a rule, a day; null for all
     * @param title for people
     * @param offered with an offer, also one that was taken or paid out since
     * @param timedOut of those failed
     * @param failed no usable answer: failed, timed out, under review
     * @param open not decided yet
     * @param sold accepted, signed or paid out, and not returned
     * @param answerP50 milliseconds from sending to the decision, within a twentieth; null when nothing was decided, as
     *     {@code answerP95}
     * @param prices that it told, by currency: that of its budget, else of the application
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Nullable String name,
            @Nullable String title,
            long sent,
            long offered,
            long declined,
            long timedOut,
            long failed,
            long open,
            long sold,
            long returned,
            @Nullable Long answerP50,
            @Nullable Long answerP95,
            List<Price> prices) {
        /** Of those that decided. @return between 0 and 1; null when nobody has */
        public @Nullable Double acceptance() {
            long decided = offered + declined;
            return decided == 0 ? null : (double) offered / decided;
        }
    }

    /** @param mean of the {@code count} that told one @param revenue sum of those sold */
    record Price(String currency, long count, BigDecimal mean, BigDecimal revenue) {}
}
