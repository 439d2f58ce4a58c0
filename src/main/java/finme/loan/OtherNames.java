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

    /**
     * A link that its sender was given before the application was here. Once more is the same.
     *
     * @param id that was told, and is part of the link
     * @param fingerprint lower-case hex SHA-256 of the rest of the link
     */
    void promise(UUID id, String fingerprint, LoanApplication application);

    /** @return the id of the application that was promised under such a link */
    Optional<UUID> promised(UUID id, String fingerprint);
}
