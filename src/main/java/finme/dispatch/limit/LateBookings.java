package finme.dispatch.limit;

import finme.dispatch.model.Dispatch;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Places for what waited in the table without one: until its partner opened, or for want of a place. */
public interface LateBookings {
    /** Somebody else is closing it: nothing is to be done. */
    String CLOSING = "closing";

    /**
     * In a transaction of its own.
     *
     * @param claimed under a lease, never sent
     * @return those for which there is none, with the reason's code
     */
    Map<UUID, String> take(Collection<Dispatch> claimed);
}
