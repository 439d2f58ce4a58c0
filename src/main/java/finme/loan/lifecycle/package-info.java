/** How applications are stored, sealed, moved and listed; one table, {@code fdforge.application}. */
@NullMarked
package finme.loan.lifecycle;

import org.jspecify.annotations.NullMarked;
