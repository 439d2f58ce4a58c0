/** Requests to partners: built by mapping, signed, sent without holding a thread, retried under a lease. */
@NullMarked
package finme.dispatch.send;

import org.jspecify.annotations.NullMarked;
