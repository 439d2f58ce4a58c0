package finme.loan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the loan application tells its process; {@code process} implements it. Every call joins the caller's transaction:
 * if it throws, the caller's changes go with it.
 */
public interface LoanProcess {
    /** Starts the lifecycle up to its first save point. The business key is the application's id. */
    void received(UUID application);

    /** What was missing is there: it is looked at (again). */
    void completed(UUID application);

    /**
     * Its lenders are ranked anew: the process goes on there, or begins there once more when it had ended.
     *
     * @throws finme.kernel.Problem 409 {@code process_busy}, {@code no_such_step}
     */
    void routedAgain(UUID application);

    /** The borrower, or somebody for them, recalled the application: partners are told, the CRM hears of it, it ends. */
    void withdrawn(UUID application);

    /** The borrower decided on the offers. @param offer the one accepted; null when all of them were turned down */
    void offerChosen(UUID application, @Nullable UUID offer);

    /** The partner reported that the contract was signed. */
    void contractSigned(UUID application);

    /** The partner reported that the money was paid out. */
    void loanFunded(UUID application);
}
