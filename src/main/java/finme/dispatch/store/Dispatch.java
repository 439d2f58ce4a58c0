package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One application at one partner in one round.
 *
 * @param id derived from application, partner and round; the idempotency key of every attempt
 * @param reference what the partner hands back
 * @param decideBy when it counts as overdue
 * @param deadline of the whole round; null for none
 * @param winner the best price of its wave
 * @param answer sealed {@link PartnerWords}
 */
public record Dispatch(
        UUID id,
        UUID application,
        String partner,
        int partnerVersion,
        int round,
        int wave,
        Mode mode,
        String reference,
        boolean test,
        @Nullable BigDecimal minPrice,
        State state,
        int attempt,
        Instant createdAt,
        Instant decideBy,
        @Nullable Instant deadline,
        Standing standing,
        boolean winner,
        @Nullable String reasonCode,
        @Nullable BigDecimal price,
        byte @Nullable [] answer,
        @Nullable Instant decidedAt) {
    public enum State {
        /** To be sent when due. */
        READY,
        /** On its way, under a lease. */
        SENDING,
        /** The partner has it and will decide later. */
        WAITING,
        CLOSED
    }

    public @Nullable Outcome outcome() {
        return standing.outcome();
    }

    public Dispatch heard(
            Standing next, @Nullable String reason, @Nullable BigDecimal newPrice, byte @Nullable [] sealed) {
        return new Dispatch(
                id,
                application,
                partner,
                partnerVersion,
                round,
                wave,
                mode,
                reference,
                test,
                minPrice,
                next.closed() ? State.CLOSED : State.WAITING,
                attempt,
                createdAt,
                decideBy,
                deadline,
                next,
                winner,
                reason,
                newPrice,
                sealed,
                decidedAt);
    }

    /** The borrower is asked something: that takes longer than a partner does, but never longer than the round. */
    public Dispatch until(Instant time) {
        Instant end = deadline != null && deadline.isBefore(time) ? deadline : time;
        return end.isBefore(decideBy)
                ? this
                : new Dispatch(
                        id,
                        application,
                        partner,
                        partnerVersion,
                        round,
                        wave,
                        mode,
                        reference,
                        test,
                        minPrice,
                        state,
                        attempt,
                        createdAt,
                        end,
                        deadline,
                        standing,
                        winner,
                        reasonCode,
                        price,
                        answer,
                        decidedAt);
    }

    /** It stays under review until then at most. */
    public Dispatch passedOver(Instant time) {
        return new Dispatch(
                id,
                application,
                partner,
                partnerVersion,
                round,
                wave,
                mode,
                reference,
                test,
                minPrice,
                state,
                attempt,
                createdAt,
                time,
                deadline,
                standing.passedOver(),
                winner,
                reasonCode,
                price,
                answer,
                decidedAt);
    }

    @Override
    public String toString() {
        return "Dispatch[" + id + ' ' + partner + ' ' + state + ']';
    }
}
