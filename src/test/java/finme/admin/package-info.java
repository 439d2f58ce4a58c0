/** The back office and the borrower's page, over HTTP and in a real browser. */
@NullMarked
package finme.admin;

import org.jspecify.annotations.NullMarked;
