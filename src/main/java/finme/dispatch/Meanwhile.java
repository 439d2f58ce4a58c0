package finme.dispatch;

import java.util.UUID;

/** What partners and the borrower said while an application had no process to hear it. */
public interface Meanwhile {
    /**
     * Tells it to the process that was started again, which goes on by it: the round's decision, the choice of an offer,
     * how far the loan has come. Nothing is told when nothing was said. Joins the caller's transaction.
     */
    void tell(UUID application);
}
