/** The borrower's decision on offers: one of them, once; one table, {@code fdforge.offer_choice}. */
@NullMarked
package finme.dispatch.choice;

import org.jspecify.annotations.NullMarked;
