package finme.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A borrower whose session is open.
 *
 * @param person by whose id the person goes now
 * @param borrowers all ids that are this person, itself among them
 * @param only null: everything of the person; else no more than these applications, because nothing but they came with the
 *     address
 * @param provenAt when a code was last given or a passkey shown
 */
public record SignedIn(
        UUID person, Set<UUID> borrowers, @Nullable Set<UUID> only, Instant provenAt) {
    /** Whether an application is this borrower's to see; what is not does not exist for them. */
    public boolean sees(UUID borrower, UUID application) {
        return borrowers.contains(borrower) && (only == null || only.contains(application));
    }

    /** Whether this is the person, and not only somebody who reads an address that a few applications came with. */
    public boolean isWhole() {
        return only == null;
    }
}
