/** How often somebody may ask and try; the same counts for all nodes and edges. */
@NullMarked
package finme.account.limit;

import org.jspecify.annotations.NullMarked;
