/** Admission without a server: marks, bounds and what is said to whom. */
@NullMarked
package finme.gateway.server;

import org.jspecify.annotations.NullMarked;
