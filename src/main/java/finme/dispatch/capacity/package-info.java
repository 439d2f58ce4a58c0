/** How much each partner takes from this node: calls under way, calls a second, and whether it is well. */
@NullMarked
package finme.dispatch.capacity;

import org.jspecify.annotations.NullMarked;
