/** Counts and times of lenders, by reading what was sent and what came back. */
@NullMarked
package finme.dispatch.figures;

import org.jspecify.annotations.NullMarked;
