/**
 * Applies what was said, once and whatever the order: dispatch, offers, the person's record and the process stand or
 * fall together.
 */
@NullMarked
package finme.dispatch.applying;

import org.jspecify.annotations.NullMarked;
