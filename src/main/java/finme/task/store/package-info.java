/** Tasks as they are stored, sealed, and done; one table, {@code fdforge.borrower_task}. */
@NullMarked
package finme.task.store;

import org.jspecify.annotations.NullMarked;
