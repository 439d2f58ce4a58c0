/** The change ledger to look through, and the proof that nobody changed it. What an application went through is its timeline's. */
@NullMarked
package finme.admin.ledger;

import org.jspecify.annotations.NullMarked;
