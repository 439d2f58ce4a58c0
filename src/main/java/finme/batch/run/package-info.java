/** Takes in the rows of files that have come, a turn at a time, beside everything else and on every node. */
@NullMarked
package finme.batch.run;

import org.jspecify.annotations.NullMarked;
