/** What lenders bid, and what a draft on trial sends where, counted by reading what was sent and what came back. */
@NullMarked
package finme.dispatch.figures;

import org.jspecify.annotations.NullMarked;
