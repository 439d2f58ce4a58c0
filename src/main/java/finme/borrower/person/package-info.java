/** Persons as people see and change them: the golden record put together, merges and their undoing, cases, survivorship. */
@NullMarked
package finme.borrower.person;

import org.jspecify.annotations.NullMarked;
