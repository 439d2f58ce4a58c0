package finme.dispatch;

import java.util.Collection;
import java.util.UUID;

/** Who draws something from dispatches; modules above implement it. */
public interface DispatchListener {
    /** Dispatches of these applications were just written. Called in their transaction, before it commits; no place for statements. */
    void changed(Collection<UUID> applications);
}
