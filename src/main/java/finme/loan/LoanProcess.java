package finme.loan;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the loan application tells its process; {@code process} implements it. Every call joins the caller's transaction:
 * if it throws, the caller's changes go with it.
 */
public interface LoanProcess {
    /**
     * Runs work in one transaction, and writes whatever it tells the process in one go at its end. If it throws, all of
     * it is undone, so items that can fail are tried again one by one.
     */
    <T extends @Nullable Object> T together(Supplier<T> work);

    /** Reads the instances at these places at once; inside of {@link #together}, before they are told one by one. */
    void lookAhead(Collection<String> waitingAt);

    /** Starts the lifecycle up to its first save point. The business key is the application's id. */
    void received(UUID application);

    /** The borrower, or somebody for them, recalled the application: partners are told, the CRM hears of it, it ends. */
    void withdrawn(UUID application);

    /** The borrower decided on the offers. @param accepted false when all of them were turned down */
    void offerChosen(UUID application, boolean accepted);

    /** The partner reported that the contract was signed. */
    void contractSigned(UUID application);

    /** The partner reported that the money was paid out. */
    void loanFunded(UUID application);
}
