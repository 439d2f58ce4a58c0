/**
 * The chain over the ledger: blocks written after the commit, a root for each day, and the check of both. Who hears of
 * a root is told by the ledger itself, to which it is appended.
 */
@NullMarked
package finme.fdforge.chain;

import org.jspecify.annotations.NullMarked;
