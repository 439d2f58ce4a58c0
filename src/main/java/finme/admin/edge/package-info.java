/** The edges for people and monitoring: which are there, what waits at them, and what core could not take in from them. */
@NullMarked
package finme.admin.edge;

import org.jspecify.annotations.NullMarked;
