/** What borrowers hear of by themselves: read from the ledger after it is committed, so that no case waits for it. */
@NullMarked
package finme.correspondence.occasion;

import org.jspecify.annotations.NullMarked;
