/**
 * Persons for people of the company: found by what identifies them, shown with the origin of each value, merged and parted.
 * Who is one person and which value counts, {@code borrower} knows.
 */
@NullMarked
package finme.admin.borrower;

import org.jspecify.annotations.NullMarked;
