package finme.dispatch.store;

import finme.dispatch.model.Dispatch;
import java.util.Collection;
import java.util.List;

/** Places at partners with limits, taken and given back with the rows they are for; {@code limit} implements it. */
public interface Bookings {
    /**
     * In the surrounding transaction, which is about to commit.
     *
     * @param fresh to be sent
     * @param heard as they stand since they were heard
     */
    Booked book(Collection<Dispatch> fresh, Collection<Dispatch> heard);

    /** Closed without a word of the partner, in the surrounding transaction. @param unsent those it never got */
    void recalled(Collection<Dispatch> withPlace, Collection<Dispatch> unsent);

    /**
     * @param fresh those that have a place or need none, and the others as they wait in the table for one
     * @param refused those others
     */
    record Booked(List<Dispatch> fresh, List<Dispatch> heard, List<Dispatch> refused) {}
}
