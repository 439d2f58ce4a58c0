/** Lives in the class path of a FinMe that shall be ill, and nowhere else. */
@NullMarked
package finme.chaos.mutant;

import org.jspecify.annotations.NullMarked;
