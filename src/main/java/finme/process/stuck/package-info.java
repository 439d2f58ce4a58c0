/** Incidents of the engine, for the work list. */
@NullMarked
package finme.process.stuck;

import org.jspecify.annotations.NullMarked;
