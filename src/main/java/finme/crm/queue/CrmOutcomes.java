package finme.crm.queue;

import finme.crm.odata.CrmAnswer.Away;
import finme.crm.odata.CrmAnswer.Heard;
import finme.crm.odata.CrmRecords.CrmRecord;
import finme.crm.queue.CrmTasks.Task;
import finme.work.FailureLog;
import finme.work.TogetherElseAlone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from the CRM's answer: who is confirmed, who is tried again and when, and how much goes out next time. */
final class CrmOutcomes {
    private static final Logger LOG = LoggerFactory.getLogger(CrmOutcomes.class);

    private final CrmConfirmations confirmations;
    private final CrmGate gate;
    private final FailureLog together = new FailureLog(LOG, "What the CRM confirmed goes on one by one");
    private final FailureLog alone = new FailureLog(LOG, "Applications can't go on after the CRM confirmed them");

    CrmOutcomes(CrmConfirmations confirmations, CrmGate gate) {
        this.confirmations = confirmations;
        this.gate = gate;
    }

    /** A record that is not in the batch any more has nothing left to tell: it counts as taken. */
    void heard(List<Task> tasks, Map<UUID, CrmRecord> batch, Heard heard) {
        if (gate.isFailing()) {
            LOG.info("The CRM is back");
        }
        gate.heard();
        Map<UUID, Integer> versions = batch.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().version()));
        List<Task> taken = tasks.stream()
                .filter(task -> !heard.faults().containsKey(task.application()))
                .toList();
        TogetherElseAlone.run(
                together, taken, all -> confirmations.confirm(all, versions), one -> confirm(one, versions));
        fail(tasks, heard.faults());
    }

    private void confirm(Task task, Map<UUID, Integer> versions) {
        try {
            confirmations.confirm(List.of(task), versions);
        } catch (RuntimeException failure) {
            alone.failed(task.application(), failure);
            fail(List.of(task), Map.of(task.application(), failure.getClass().getSimpleName()));
            return;
        }
        alone.worked();
    }

    void away(List<Task> tasks, Away away) {
        if (away.choked() && tasks.size() > 1) {
            gate.narrow(tasks.size());
            confirmations.giveBack(tasks);
            return;
        }
        if (!gate.isFailing()) {
            LOG.info("The CRM does not take records ({}); they wait", away.error());
        }
        gate.away();
        if (away.choked()) {
            fail(tasks, Map.of(tasks.get(0).application(), away.error()));
        } else {
            confirmations.release(tasks, away.error());
        }
    }

    private void fail(List<Task> tasks, Map<UUID, String> faults) {
        if (faults.isEmpty()) {
            return;
        }
        Map<UUID, Duration> pauses =
                tasks.stream().collect(Collectors.toMap(Task::application, task -> gate.pause(task.attempts() + 1)));
        confirmations.fail(faults, pauses);
    }
}
