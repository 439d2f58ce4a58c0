@NullMarked
package finme.borrower.matching;

import org.jspecify.annotations.NullMarked;
