package finme.dispatch.store;

import finme.dispatch.Outcome;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.plan.Reasons;
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
 * @param notBefore when its partner opens; null when it was open
 * @param place null when it has none, or needs none
 * @param bid what the partner has said it will pay; null when it was not asked
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
        @Nullable Instant decidedAt,
        @Nullable Instant notBefore,
        @Nullable Place place,
        @Nullable BigDecimal bid) {
    /** At a partner that is open, without a place or a bid. */
    public Dispatch(
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
        this(
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
                decideBy,
                deadline,
                standing,
                winner,
                reasonCode,
                price,
                answer,
                decidedAt,
                null,
                null,
                null);
    }

    public enum State {
        /** To be sent when due. */
        READY,
        /** On its way, under a lease. */
        SENDING,
        /** The partner has it and will decide later. */
        WAITING,
        CLOSED
    }

    /** It was its turn, but it never left: we found at the last moment that the partner can't be asked. */
    public boolean isKeptBack() {
        return standing.outcome() == Outcome.FAILED && attempt <= 1 && answer == null && Reasons.isKeptBack(reasonCode);
    }

    /** It leaves now: one that waits for its partner to open takes a place then. */
    public boolean isToBook() {
        return !test && place == null && notBefore == null;
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
                decidedAt,
                notBefore,
                place,
                bid);
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
                        decidedAt,
                        notBefore,
                        place,
                        bid);
    }

    public Dispatch with(@Nullable Place other) {
        return with(state, attempt, other);
    }

    /** Not on its way: it waits in the table, due at once. */
    public Dispatch unsent() {
        return with(State.READY, 0, place);
    }

    private Dispatch with(State otherState, int otherAttempt, @Nullable Place other) {
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
                otherState,
                otherAttempt,
                createdAt,
                decideBy,
                deadline,
                standing,
                winner,
                reasonCode,
                price,
                answer,
                decidedAt,
                notBefore,
                other,
                bid);
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
                decidedAt,
                notBefore,
                place,
                bid);
    }

    @Override
    public String toString() {
        return "Dispatch[" + id + ' ' + partner + ' ' + state + ']';
    }
}
