@NullMarked
package finme.borrower.person;

import org.jspecify.annotations.NullMarked;
