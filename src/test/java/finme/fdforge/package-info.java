/** Tests of sealing and the ledger. */
@NullMarked
package finme.fdforge;

import org.jspecify.annotations.NullMarked;
