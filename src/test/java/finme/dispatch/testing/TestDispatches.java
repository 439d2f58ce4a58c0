package finme.dispatch.testing;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.model.Assignment;
import finme.dispatch.model.Assignment.Turn;
import finme.dispatch.model.Decision;
import finme.dispatch.model.Delivery;
import finme.dispatch.model.Delivery.State;
import finme.dispatch.model.Dispatch;
import finme.dispatch.model.OutcomeSet;
import finme.kernel.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dispatches that are in no table. */
public final class TestDispatches {
    private TestDispatches() {}

    /** To partner {@code a}, under its first lease. */
    public static Dispatch sending() {
        return sending(1, null);
    }

    /** @param reason how the attempt before this one ended */
    public static Dispatch sending(int attempt, @Nullable String reason) {
        Instant now = Instant.now();
        Assignment assignment =
                new Assignment(Ids.next(), Ids.next(), "a", 1, "ref", false, now, Turn.of(1, 1, Mode.WATERFALL));
        Decision decision = new Decision(OutcomeSet.NEW, false, reason, null, null, null);
        return new Dispatch(assignment, new Delivery(State.SENDING, attempt, now.plusSeconds(30)), decision);
    }
}
