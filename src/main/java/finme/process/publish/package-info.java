/**
 * What may be deployed. A model that would break, or that brings code with it, is refused with a sentence; one that
 * breaks by a new release keeps the node from taking traffic.
 */
@NullMarked
package finme.process.publish;

import org.jspecify.annotations.NullMarked;
