package finme.crm.queue;

import finme.crm.CrmProcess;
import finme.crm.queue.CrmTasks.Confirmed;
import finme.crm.queue.CrmTasks.Task;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import finme.loan.LoanProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the CRM said, and tells the instances that waited, in one transaction. */
@Component
class CrmConfirmations {
    private final CrmTasks tasks;
    /** Asked for late: the process hands records over, too. */
    private final ObjectProvider<CrmProcess> process;

    private final ObjectProvider<LoanProcess> loans;

    private final Ledger ledger;

    CrmConfirmations(
            CrmTasks tasks, ObjectProvider<CrmProcess> process, ObjectProvider<LoanProcess> loans, Ledger ledger) {
        this.tasks = tasks;
        this.process = process;
        this.loans = loans;
        this.ledger = ledger;
    }

    @Transactional
    public List<Task> claim(int limit, Duration lease) {
        return tasks.claim(limit, lease);
    }

    /** @param versions of the applications as they were sent */
    void confirm(Collection<Task> sent, Map<UUID, Integer> versions) {
        if (!sent.isEmpty()) {
            loans.getObject().together(() -> {
                confirmAll(sent, versions);
                return null;
            });
        }
    }

    private void confirmAll(Collection<Task> sent, Map<UUID, Integer> versions) {
        List<Change> changes = new ArrayList<>();
        List<UUID> told = new ArrayList<>();
        List<Confirmed> answers = tasks.confirm(sent);
        loans.getObject()
                .lookAhead(answers.stream()
                        .map(Confirmed::waitingAt)
                        .filter(Objects::nonNull)
                        .toList());
        for (Confirmed confirmed : answers) {
            UUID application = confirmed.application();
            String waitingAt = confirmed.waitingAt();
            if (confirmed.current() && waitingAt != null) {
                told.add(application);
                int version = versions.getOrDefault(application, 0);
                changes.add(Change.of("application", application, version, "crm_confirmed", "system", Map.of()));
                process.getObject().synced(application, waitingAt);
            }
        }
        if (!told.isEmpty()) {
            tasks.told(told);
            ledger.append(changes.toArray(Change[]::new));
        }
        tasks.succeeded();
    }

    @Transactional
    public void fail(Map<UUID, String> faults, Map<UUID, Duration> pauses) {
        faults.forEach((application, fault) ->
                tasks.fail(application, fault, pauses.getOrDefault(application, Duration.ofMinutes(1))));
        faults.values().stream().findFirst().ifPresent(tasks::failed);
    }

    /** Not tried, or not known how it went: the same record again does no harm. */
    @Transactional
    public void giveBack(Collection<Task> sent) {
        tasks.release(sent);
    }

    @Transactional
    public void release(Collection<Task> sent, String error) {
        tasks.release(sent);
        tasks.failed(error);
    }
}
