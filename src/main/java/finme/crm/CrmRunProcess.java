package finme.crm;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Loads and reconciliations as people see and stop them beside all other processes; {@code process} implements it. All of
 * it happens in the caller's transaction.
 */
public interface CrmRunProcess {
    /** @throws finme.kernel.Problem 503 while the process is suspended or not there */
    void began(UUID run);

    /** It is through. One whose instance is gone is left alone. */
    void ended(UUID run);

    /** Somebody ended it before it was through. */
    void cancelled(UUID run);

    /** @return of each whose instance is still there whether it may go on; somebody may have suspended it */
    Map<UUID, Boolean> mayGoOn(Collection<UUID> runs);
}
