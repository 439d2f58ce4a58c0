/** Whatever comes from outside, thrown at what reads it: a value or a clear fault, nothing else. */
@NullMarked
package finme.fuzz;

import org.jspecify.annotations.NullMarked;
