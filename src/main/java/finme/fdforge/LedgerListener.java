package finme.fdforge;

import java.util.List;

/** Who has something to write as well when something changed; modules above implement it. */
public interface LedgerListener {
    /**
     * These changes were just written to the ledger. Called in their transaction, before it commits, so that what a
     * listener adds is there exactly when they are; what it throws undoes them. Once a transaction as a rule; more often
     * when somebody read the ledger within it.
     */
    void written(List<Change> changes);
}
