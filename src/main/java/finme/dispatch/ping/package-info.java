/** Asks partners for a bid before anything personal is sent, and lets the bids order the tier. */
@NullMarked
package finme.dispatch.ping;

import org.jspecify.annotations.NullMarked;
