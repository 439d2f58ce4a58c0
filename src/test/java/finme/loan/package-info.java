@NullMarked
package finme.loan;

import org.jspecify.annotations.NullMarked;
