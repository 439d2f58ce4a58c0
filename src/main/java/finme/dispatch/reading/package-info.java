/** Reads what partners write, by their mappings, whatever bytes it comes in. Applies nothing. */
@NullMarked
package finme.dispatch.reading;

import org.jspecify.annotations.NullMarked;
