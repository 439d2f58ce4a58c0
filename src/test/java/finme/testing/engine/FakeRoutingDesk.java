package finme.testing.engine;

import finme.dispatch.RoutingDesk;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Asks as many waves of partners as a test says. */
public class FakeRoutingDesk implements RoutingDesk {
    private final LoanDesk desk;
    private final Map<UUID, Integer> waves = new ConcurrentHashMap<>();
    private final Set<UUID> ranked = ConcurrentHashMap.newKeySet();
    private final Set<UUID> recalled = ConcurrentHashMap.newKeySet();

    FakeRoutingDesk(LoanDesk desk) {
        this.desk = desk;
    }

    public void waves(UUID application, int count) {
        waves.put(application, count);
    }

    public boolean ranked(UUID application) {
        return ranked.contains(application);
    }

    public boolean recalled(UUID application) {
        return recalled.contains(application);
    }

    @Override
    public void rank(UUID application) {
        ranked.add(application);
    }

    @Override
    public boolean sendNext(UUID application) {
        int left = waves.merge(application, -1, Integer::sum);
        return left >= 0 && desk.move(application, ApplicationStatus.WITH_PARTNERS, null, "system");
    }

    @Override
    public void recall(UUID application) {
        recalled.add(application);
    }
}
