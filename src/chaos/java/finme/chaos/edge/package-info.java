/** The run T6: core away, an edge killed meanwhile, and what it kept. */
@NullMarked
package finme.chaos.edge;

import org.jspecify.annotations.NullMarked;
