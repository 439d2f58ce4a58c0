package finme.dispatch.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A place among those a partner's limits leave.
 *
 * @param at when it was taken
 * @param cost what it holds of the partner's budget
 */
public record Place(State state, Instant at, BigDecimal cost) {
    public enum State {
        HELD,
        /** The partner offered. Never taken back. */
        SOLD,
        FREE
    }

    public Place to(State other) {
        return new Place(other, at, cost);
    }
}
