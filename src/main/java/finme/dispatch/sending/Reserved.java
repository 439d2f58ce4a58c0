package finme.dispatch.sending;

import finme.dispatch.capacity.Permit;
import finme.dispatch.model.Dispatch;

/** A dispatch under a lease, and its room at the partner. @param first it can't be at the partner yet */
record Reserved(Dispatch dispatch, Permit permit, boolean first) {}
