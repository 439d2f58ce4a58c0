package finme.loan;

import finme.canonical.CanonicalApplication;
import finme.kernel.Fault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Applications that came without everything they need, until somebody adds it. */
public interface IncompleteApplications {
    /** Writes down what is missing, in the transaction that stores the application. */
    void ask(UUID application, List<Fault> missing);

    /** An unguessable token under which the borrower adds what is missing; the same for ever. */
    String token(UUID application);

    /** @return also when nothing is missing any more; empty when nobody was ever asked under it */
    Optional<UUID> byToken(String token);

    /** @return what is missing still; empty once the application is complete or has ended */
    List<Fault> missing(LoanApplication application);

    /**
     * In the surrounding transaction: the application is received then, and its process goes on.
     *
     * @param actor as in {@link finme.fdforge.Change}
     * @return false when it is not incomplete any more; nothing is changed then
     */
    boolean complete(UUID application, CanonicalApplication document, String actor);
}
