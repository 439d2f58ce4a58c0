/** What operators do about an application by hand, each with a reason: ask again, choose for the borrower, end it, leave a note. */
@NullMarked
package finme.admin.action;

import org.jspecify.annotations.NullMarked;
