package finme.dispatch.send;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.store.Dispatch;
import finme.dispatch.store.Dispatch.State;
import finme.dispatch.store.Standing;
import finme.kernel.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dispatches that are in no table. */
final class TestDispatches {
    private TestDispatches() {}

    /** To partner {@code a}, under its first lease. */
    static Dispatch sending() {
        return sending(1, null);
    }

    /** @param reason how the attempt before this one ended */
    static Dispatch sending(int attempt, @Nullable String reason) {
        Instant now = Instant.now();
        return new Dispatch(
                Ids.next(),
                Ids.next(),
                "a",
                1,
                1,
                1,
                Mode.WATERFALL,
                "ref",
                false,
                null,
                State.SENDING,
                attempt,
                now,
                now.plusSeconds(30),
                null,
                Standing.NEW,
                false,
                reason,
                null,
                null,
                null);
    }
}
