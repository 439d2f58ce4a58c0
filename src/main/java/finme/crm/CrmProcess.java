package finme.crm;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What the CRM sync tells the process; {@code process} implements it. */
public interface CrmProcess {
    /**
     * Every CRM that hears of these applications has confirmed them as they are now. Called in the transaction that
     * records it. If one can't go on, none does, and it throws.
     *
     * @return those that waited for it, and go on; each is returned once
     */
    Set<UUID> synced(Collection<UUID> applications);
}
