package finme.dispatch.testing;

import finme.dispatch.DispatchProcess;
import finme.dispatch.RoutingDesk;
import finme.loan.ApplicationStatus;
import finme.loan.LoanDesk;
import finme.loan.LoanProcess;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Does what the process does between partners and the end, and writes down what it was told. */
public final class TestProcess implements DispatchProcess, LoanProcess {
    /** In order: {@code <application> <fact>}. */
    public final List<String> told = new CopyOnWriteArrayList<>();

    /** Applications whose process can't go on. */
    public final Set<UUID> poisoned = ConcurrentHashMap.newKeySet();

    private final LoanDesk loans;
    private final ObjectProvider<RoutingDesk> routing;

    TestProcess(LoanDesk loans, ObjectProvider<RoutingDesk> routing) {
        this.loans = loans;
        this.routing = routing;
    }

    public List<String> told(UUID application) {
        return told.stream()
                .filter(fact -> fact.startsWith(application.toString()))
                .map(fact -> fact.substring(37))
                .toList();
    }

    @Override
    public void partnersAnswered(Collection<RoundDecided> rounds) {
        rounds.forEach(round -> partnersAnswered(round.application(), round.offered()));
    }

    private void partnersAnswered(UUID application, boolean offered) {
        if (poisoned.contains(application)) {
            throw new IllegalStateException("poisoned");
        }
        told.add(application + (offered ? " offered" : " nobody"));
        if (offered) {
            move(application, ApplicationStatus.OFFERED);
        } else if (!routing.getObject().sendNext(application)) {
            move(application, ApplicationStatus.UNPLACED);
        }
    }

    @Override
    public void offerChosen(UUID application, @Nullable UUID offer) {
        told.add(application + " chosen " + offer);
        move(application, ApplicationStatus.ACCEPTED);
    }

    @Override
    public void routedAgain(UUID application) {
        told.add(application + " routed again");
        routing.getObject().rank(application);
        if (!routing.getObject().sendNext(application)) {
            move(application, ApplicationStatus.UNPLACED);
        }
    }

    @Override
    public void completed(UUID application) {
        told.add(application + " completed");
    }

    @Override
    public void contractSigned(UUID application) {
        told.add(application + " signed");
        move(application, ApplicationStatus.SIGNED);
    }

    @Override
    public void loanFunded(UUID application) {
        told.add(application + " funded");
        move(application, ApplicationStatus.FUNDED);
    }

    @Override
    public void received(UUID application) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void withdrawn(UUID application) {
        routing.getObject().recall(application);
        move(application, ApplicationStatus.WITHDRAWN);
    }

    private void move(UUID application, ApplicationStatus status) {
        loans.move(application, status, null, "system");
    }
}
