/** What one application may use up of a node, and what becomes of a step that took its node down. */
@NullMarked
package finme.process.limits;

import org.jspecify.annotations.NullMarked;
