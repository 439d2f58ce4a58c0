package finme.loan;

import java.util.Optional;
import java.util.UUID;

/**
 * Ids and references that were told of an application which has others: two edges had kept the same one, or another
 * application had the reference already. They stay good for ever.
 */
public interface OtherNames {
    /** Once more is the same. */
    void add(UUID id, String reference, LoanApplication application);

    /** @return the id of the application that is meant by one it does not have */
    Optional<UUID> find(UUID id);
}
