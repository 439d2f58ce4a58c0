package finme.testing.engine;

import finme.crm.CrmSync;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers where each application's instance waits for the CRM. */
public class FakeCrmSync implements CrmSync {
    private final Map<UUID, String> waiting = new ConcurrentHashMap<>();

    public @Nullable String waitingAt(UUID application) {
        return waiting.get(application);
    }

    @Override
    public void handOver(UUID application, @Nullable String waitingAt) {
        if (waitingAt != null) {
            waiting.put(application, waitingAt);
        }
    }
}
