@NullMarked
package finme.borrower.profile;

import org.jspecify.annotations.NullMarked;
