package finme.dispatch.send;

import finme.dispatch.send.Bulkheads.Place;
import finme.dispatch.store.Dispatch;

/** A dispatch under a lease, and its room at the partner. @param first it can't be at the partner yet */
record Reserved(Dispatch dispatch, Place place, boolean first) {}
