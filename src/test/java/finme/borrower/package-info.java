@NullMarked
package finme.borrower;

import org.jspecify.annotations.NullMarked;
