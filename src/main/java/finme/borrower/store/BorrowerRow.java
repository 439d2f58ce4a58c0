package finme.borrower.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One borrower as stored.
 *
 * @param person whom it was merged into, itself when others were merged into it; null when it is alone
 * @param version of the person that goes by this id
 * @param profile sealed
 */
public record BorrowerRow(UUID id, @Nullable UUID person, int version, byte[] profile) {
    /** Whose name the person goes by. */
    public UUID root() {
        return person == null ? id : person;
    }
}
