/** Where files of applications lie until all their rows are done: sealed rows, counts, reports. */
@NullMarked
package finme.batch.store;

import org.jspecify.annotations.NullMarked;
