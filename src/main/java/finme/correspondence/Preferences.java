package finme.correspondence;

import java.util.Set;
import java.util.UUID;

/** What borrowers have chosen. */
public interface Preferences {
    /** @param borrowers all ids of a person */
    Messages of(Set<UUID> borrowers);

    void set(UUID borrower, Messages messages);
}
