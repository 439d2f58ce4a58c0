/** Turns a ranking into waves, with a reason for everybody who is not in one. Pure: no database, no clock. */
@NullMarked
package finme.dispatch.plan;

import org.jspecify.annotations.NullMarked;
