@NullMarked
package finme.loan.lifecycle;

import org.jspecify.annotations.NullMarked;
