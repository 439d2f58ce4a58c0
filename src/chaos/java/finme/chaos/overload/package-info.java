/** The run T4 (docs/reliability.md): three times the measured capacity against a FinMe in a process of its own. */
@NullMarked
package finme.chaos.overload;

import org.jspecify.annotations.NullMarked;
