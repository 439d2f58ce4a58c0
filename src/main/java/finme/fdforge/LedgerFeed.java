package finme.fdforge;

import java.util.List;

/**
 * The ledger as it was committed, for whoever goes on from where they stopped: nothing comes twice and nothing is passed
 * over, however late it was committed. What was written last comes a second or two later.
 */
public interface LedgerFeed {
    /**
     * @param block after which to go on
     * @return empty rows and the same block when there is nothing new
     */
    Part after(long block, int blocks);

    /** @param block where to go on next time */
    record Part(long block, List<LedgerEntry> entries) {}
}
