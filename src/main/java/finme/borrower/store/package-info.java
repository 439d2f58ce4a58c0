/** How golden records are stored: borrowers with their sealed profiles and keys, merges, cases that wait for a decision. */
@NullMarked
package finme.borrower.store;

import org.jspecify.annotations.NullMarked;
