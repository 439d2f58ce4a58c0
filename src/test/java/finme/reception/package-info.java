/** Admission without a server: marks, bounds and what is said to whom. */
@NullMarked
package finme.reception;

import org.jspecify.annotations.NullMarked;
