/** Answers why: explanation of each round, dispatches, offers and inbox for people, and trying a partner out. */
@NullMarked
package finme.dispatch.explain;

import org.jspecify.annotations.NullMarked;
