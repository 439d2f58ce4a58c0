/** Incidents of the engine and tasks of operators, for the work list. */
@NullMarked
package finme.process.stuck;

import org.jspecify.annotations.NullMarked;
