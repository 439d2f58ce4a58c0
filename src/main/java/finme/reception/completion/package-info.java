/** What a borrower adds to an incomplete application: checked as intake checks, then the case goes on. */
@NullMarked
package finme.reception.completion;

import org.jspecify.annotations.NullMarked;
