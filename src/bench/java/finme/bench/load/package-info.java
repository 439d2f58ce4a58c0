/** Sends applications over plain sockets, and sees from the contender's tables when each has ended. */
@NullMarked
package finme.bench.load;

import org.jspecify.annotations.NullMarked;
