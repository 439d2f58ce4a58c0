/** What applications came without, and the links under which it is added; one table, {@code fdforge.completion}. */
@NullMarked
package finme.loan.completion;

import org.jspecify.annotations.NullMarked;
