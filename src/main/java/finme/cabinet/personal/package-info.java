/** What FinMe holds of the borrower who is signed in: what went to whom, everything as a file, erasure, the profile. */
@NullMarked
package finme.cabinet.personal;

import org.jspecify.annotations.NullMarked;
