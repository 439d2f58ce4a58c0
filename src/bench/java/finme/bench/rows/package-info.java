/** The business rows an application leaves, for those who write them by hand: the floor, and the newcomer's process. */
@NullMarked
package finme.bench.rows;

import org.jspecify.annotations.NullMarked;
