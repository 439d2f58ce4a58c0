/** Persons as the administration shows and changes them. */
@NullMarked
package finme.admin.borrower;

import org.jspecify.annotations.NullMarked;
