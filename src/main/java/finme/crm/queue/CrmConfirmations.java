package finme.crm.queue;

import finme.crm.CrmProcess;
import finme.crm.queue.CrmTasks.Task;
import finme.fdforge.Change;
import finme.fdforge.Ledger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the CRM said, and tells the process, in one transaction. */
@Component
class CrmConfirmations {
    private final CrmTasks tasks;
    /** Asked for late: the process hands records over, too. */
    private final ObjectProvider<CrmProcess> process;

    private final Ledger ledger;

    CrmConfirmations(CrmTasks tasks, ObjectProvider<CrmProcess> process, Ledger ledger) {
        this.tasks = tasks;
        this.process = process;
        this.ledger = ledger;
    }

    @Transactional
    public List<Task> claim(int limit, Duration lease) {
        return tasks.claim(limit, lease);
    }

    /** @param versions of the applications as they were sent */
    @Transactional
    public void confirm(Collection<Task> sent, Map<UUID, Integer> versions) {
        if (sent.isEmpty()) {
            return;
        }
        List<UUID> confirmed = tasks.confirm(sent);
        if (!confirmed.isEmpty()) {
            ledger.append(process.getObject().synced(confirmed).stream()
                    .map(application -> confirmed(application, versions.getOrDefault(application, 0)))
                    .toArray(Change[]::new));
        }
        tasks.succeeded();
    }

    private static Change confirmed(UUID application, int version) {
        return Change.of("application", application, version, "crm_confirmed", "system", Map.of());
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
