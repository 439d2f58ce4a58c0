/** Tests of routing and dispatch, with a scripted lender and PostgreSQL. */
@NullMarked
package finme.dispatch;

import org.jspecify.annotations.NullMarked;
