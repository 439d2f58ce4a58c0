package finme.dispatch.eligibility;

import finme.dispatch.eligibility.Quota.Counts;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a quota is gone. What was sent and is not decided holds a place of what may be sold, and its likely price of
 * the budget: so neither can be exceeded by answers that come later, whatever period they come in.
 *
 * @param since when the period began that {@code used} counts
 * @param held by what is not decided
 * @param dearest the highest price so far; null while none is known
 */
public record Use(
        Quota quota,
        Instant since,
        BigDecimal used,
        BigDecimal held,
        @Nullable BigDecimal dearest) {
    public static Use none(Quota quota) {
        return new Use(quota, Instant.EPOCH, BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    /** In the period of {@code now}: what was used before it does not count any more, what is held does. */
    public Use at(Instant now) {
        Instant begin = quota.per().begin(now, quota.zone());
        return begin.isAfter(since) ? new Use(quota, begin, BigDecimal.ZERO, held, dearest) : this;
    }

    public BigDecimal left() {
        return quota.max().subtract(used).subtract(held).max(BigDecimal.ZERO);
    }

    /**
     * What one more would hold: a place; of a budget its bid, else the highest price so far, and all that is left while no
     * price is known at all.
     *
     * @param bid what this partner has said it will pay; null for nothing
     */
    public BigDecimal cost(@Nullable BigDecimal bid) {
        if (quota.counts() != Counts.BUDGET) {
            return BigDecimal.ONE;
        }
        BigDecimal likely = bid == null ? dearest : bid;
        return likely == null ? left() : likely;
    }

    public boolean fits(@Nullable BigDecimal bid) {
        return left().signum() > 0 && left().compareTo(cost(bid)) >= 0;
    }

    /** @param cost of the budget, as {@link #cost} gave it */
    public Use take(BigDecimal cost) {
        return quota.counts() == Counts.SENT ? with(used.add(BigDecimal.ONE), held) : with(used, held.add(holds(cost)));
    }

    /** It was not sent after all. @param at when it had been taken */
    public Use unsent(Instant at) {
        return quota.counts() != Counts.SENT || at.isBefore(since) ? this : with(used.subtract(BigDecimal.ONE), held);
    }

    /** It is decided. @param cost as it was taken */
    public Use release(BigDecimal cost) {
        return quota.counts() == Counts.SENT ? this : with(used, held.subtract(holds(cost)));
    }

    /** @param price null when the partner named none */
    public Use sold(@Nullable BigDecimal price) {
        if (quota.counts() != Counts.BUDGET) {
            return quota.counts() == Counts.SOLD ? with(used.add(BigDecimal.ONE), held) : this;
        }
        BigDecimal paid = price == null ? BigDecimal.ZERO : price;
        return new Use(quota, since, used.add(paid), held, dearest == null ? paid : dearest.max(paid));
    }

    private BigDecimal holds(BigDecimal cost) {
        return quota.counts() == Counts.BUDGET ? cost : BigDecimal.ONE;
    }

    private Use with(BigDecimal nowUsed, BigDecimal nowHeld) {
        return new Use(quota, since, nowUsed.max(BigDecimal.ZERO), nowHeld.max(BigDecimal.ZERO), dearest);
    }
}
