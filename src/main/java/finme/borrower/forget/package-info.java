/** What finds a person, and persons nobody has heard of for long. */
@NullMarked
package finme.borrower.forget;

import org.jspecify.annotations.NullMarked;
