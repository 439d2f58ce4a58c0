/** The run "midnight" (docs/reliability.md): FinMe and its database with their clock moved, through the end of a day. */
@NullMarked
package finme.chaos.midnight;

import org.jspecify.annotations.NullMarked;
