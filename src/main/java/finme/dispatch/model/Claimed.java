package finme.dispatch.model;

import java.time.Instant;

/**
 * A due dispatch that is this node's for the time of a lease.
 *
 * @param dispatch as it stands under the lease
 * @param decideBy as it was before
 */
public record Claimed(Dispatch dispatch, Why why, Instant decideBy) {
    public enum Why {
        /** It waited to be sent, for the first time or again; it is in SENDING now. */
        SEND,
        /** It was on its way, but whoever sent it is gone or forgot it. Whether the partner has it nobody knows. */
        LEFT_BEHIND,
        /** It waited to be sent for the first time, but its partner takes nothing any more. */
        UNWANTED,
        /** The time for a decision ran out. */
        OVERDUE
    }

    /** It went out never before: its partner can't have it. */
    public boolean first() {
        return why == Why.SEND && dispatch.attempt() == 1;
    }
}
