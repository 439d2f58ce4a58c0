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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what the process does between partners and the end, and writes down what it was told. */
public final class TestProcess implements DispatchProcess, LoanProcess {
    /** In order: {@code <application> <fact>}. */
    public final List<String> told = new CopyOnWriteArrayList<>();

    /** Applications whose process can't go on. */
    public final Set<UUID> poisoned = ConcurrentHashMap.newKeySet();

    private final LoanDesk loans;
    private final ObjectProvider<RoutingDesk> routing;
    private final TransactionTemplate transaction;

    TestProcess(LoanDesk loans, ObjectProvider<RoutingDesk> routing, PlatformTransactionManager manager) {
        this.loans = loans;
        this.routing = routing;
        this.transaction = new TransactionTemplate(manager);
    }

    @Override
    public <T extends @Nullable Object> T together(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    public List<String> told(UUID application) {
        return told.stream()
                .filter(fact -> fact.startsWith(application.toString()))
                .map(fact -> fact.substring(37))
                .toList();
    }

    @Override
    public void lookAhead(Collection<String> waitingAt) {}

    @Override
    public void partnersAnswered(UUID application, String waitingAt, boolean offered) {
        if (poisoned.contains(application)) {
            throw new IllegalStateException("poisoned");
        }
        told.add(application + (offered ? " offered" : " nobody"));
        if (offered) {
            move(application, ApplicationStatus.OFFERED);
        } else if (!routing.getObject().sendNext(application, waitingAt + "+")) {
            move(application, ApplicationStatus.UNPLACED);
        }
    }

    @Override
    public void offerChosen(UUID application, boolean accepted) {
        told.add(application + " chosen");
        move(application, ApplicationStatus.ACCEPTED);
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
        loans.move(application, status, null, "system", null);
    }
}
