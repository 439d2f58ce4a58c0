package finme.testing.engine;

import finme.crm.CrmSync;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which applications the CRM is to hear of. */
public class FakeCrmSync implements CrmSync {
    private final Set<UUID> handedOver = ConcurrentHashMap.newKeySet();

    public boolean handedOver(UUID application) {
        return handedOver.contains(application);
    }

    @Override
    public void handOver(UUID application) {
        handedOver.add(application);
    }
}
