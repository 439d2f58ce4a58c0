package finme.dispatch.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a dispatch has come on its way.
 *
 * @param attempt the last one that has begun, 0 before the first
 * @param decideBy when it counts as overdue
 * @param notBefore when its partner opens; null when it was open
 * @param place null when it has none, or needs none
 */
public record Delivery(
        State state,
        int attempt,
        Instant decideBy,
        @Nullable Instant notBefore,
        @Nullable Place place) {
    public enum State {
        /** To be sent when due. */
        READY,
        /** On its way, under a lease. */
        SENDING,
        /** The partner has it and will decide later. */
        WAITING,
        CLOSED
    }

    /** At a partner that is open, without a place. */
    public Delivery(State state, int attempt, Instant decideBy) {
        this(state, attempt, decideBy, null, null);
    }

    Delivery to(State other) {
        return new Delivery(other, attempt, decideBy, notBefore, place);
    }

    Delivery until(Instant time) {
        return new Delivery(state, attempt, time, notBefore, place);
    }

    Delivery with(@Nullable Place other) {
        return new Delivery(state, attempt, decideBy, notBefore, other);
    }

    /** Not on its way: it waits in the table, due at once. */
    Delivery unsent() {
        return new Delivery(State.READY, 0, decideBy, notBefore, place);
    }
}
