/** What one borrower was told by whom, as it stands sealed in one column, and which of several values counts. */
@NullMarked
package finme.borrower.profile;

import org.jspecify.annotations.NullMarked;
