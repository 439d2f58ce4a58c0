/** What dispatch is about: rounds with their plan, dispatches with their way and what was heard, offers. Pure. */
@NullMarked
package finme.dispatch.model;

import org.jspecify.annotations.NullMarked;
