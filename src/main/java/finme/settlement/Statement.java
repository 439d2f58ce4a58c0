package finme.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner owes for a month. The sum of its lines is its totals, to the smallest unit of each currency: every line is
 * rounded for itself, half up, and never changed.
 *
 * @param month of the calendar in {@code zone}
 * @param closed whether the month is over: nothing comes to it any more
 * @param facts what the partner has told in the month
 * @param unbooked what was told in the month and could not be booked without a person
 * @param next for the lines that follow; null when these are all
 */
public record Statement(
        String partner,
        YearMonth month,
        String zone,
        Instant from,
        Instant until,
        boolean closed,
        List<Count> facts,
        List<Total> totals,
        List<Unbooked.Case> unbooked,
        List<Line> lines,
        @Nullable String next) {
    public enum Kind {
        /** For a loan. */
        COMMISSION,
        /** What of it was taken back. */
        CLAWBACK,
        /** Takes out a commission that another one stands for since: we had noted another amount than its partner told. */
        CORRECTION
    }

    /**
     * @param fact ACCEPTED, SIGNED, FUNDED, RETURNED or CANCELLED
     * @param own noted by us, without the partner's word
     * @param amount of all of them
     */
    public record Count(String fact, boolean own, long count, Money amount) {}

    /** In one currency. @param commission corrections counted in @param clawback zero or less @param total of all lines */
    public record Total(String currency, long lines, Money commission, Money clawback, Money total) {}

    /**
     * @param reference of the application
     * @param dispatch its id at the partner, the idempotency key of its request
     * @param base what it is reckoned from: what was paid out, or what came back
     * @param amount less than zero for a clawback
     * @param basis how it was reckoned, in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID id,
            Instant at,
            Kind kind,
            UUID application,
            String reference,
            UUID dispatch,
            Money base,
            Money amount,
            String basis) {}
}
