package finme.reception;

import finme.kernel.Fault;
import finme.loan.LoanApplication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a borrower adds what an application came without. */
public interface Completing {
    /** @return also when nothing is to be added any more; empty for an unknown token and for an erased person */
    Optional<Open> find(String token);

    /**
     * Checks the values as intake does. Is nothing against the whole application any more, it is received and its process
     * goes on, in one transaction; otherwise nothing is changed.
     *
     * @param values by place, such as {@code /borrower/birthDate}; only what is asked for counts
     * @return what still stands against it; empty when it is complete, now or before
     * @throws finme.kernel.Problem 404 for an unknown token
     */
    List<Fault> complete(String token, Map<String, String> values);

    /**
     * @param asked places to ask for; empty when nothing is to be added any more
     * @param currency of the amount, where it is known
     */
    record Open(
            LoanApplication application,
            List<String> asked,
            @Nullable String currency) {}
}
