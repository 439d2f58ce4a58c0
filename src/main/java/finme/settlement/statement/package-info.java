/** Statements, read from the books. */
@NullMarked
package finme.settlement.statement;

import org.jspecify.annotations.NullMarked;
