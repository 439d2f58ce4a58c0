package finme.process.loanapplication;

import finme.kernel.Problem;
import finme.process.loanapplication.LoanApplicationProcess.Elements;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Has an application's process go on at the ranking. The instance that waits for partners, or for the CRM to hear of the end,
 * goes back there itself; where it has ended, another one starts there. So there is one at any time.
 */
@Component
class NewRound {
    private static final Supplier<Problem> BUSY =
            () -> Problem.conflict("process_busy", "Its process is at another step just now; try again in a moment.");
    private static final String STEP = Elements.BUSINESS_RULE_TASK_RANK_PARTNERS;

    private final RuntimeService runtime;

    NewRound(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @throws Problem 409 {@code process_busy}, {@code no_such_step}; 503 while it is suspended or not deployed */
    void start(UUID application) {
        List<ProcessInstance> present = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .list();
        try {
            if (present.isEmpty()) {
                ProcessAway.orBusy(() -> runtime.createProcessInstanceByKey(LoanApplicationProcess.KEY)
                        .businessKey(application.toString())
                        .startBeforeActivity(STEP)
                        .execute());
            } else {
                goBack(present.get(0));
            }
        } catch (NotValidException noSuchStep) {
            throw Problem.conflict("no_such_step", "Its process has no step " + STEP + ".");
        } catch (OptimisticLockingException movedMeanwhile) {
            throw BUSY.get();
        }
    }

    private void goBack(ProcessInstance instance) {
        ActivityInstance tree = runtime.getActivityInstance(instance.getId());
        ActivityInstance waits = Stream.of(Elements.RECEIVE_TASK_CRM_CONFIRMED, Elements.RECEIVE_TASK_PARTNERS_ANSWER)
                .flatMap(step -> tree == null ? Stream.empty() : Stream.of(tree.getActivityInstances(step)))
                .findFirst()
                .orElseThrow(BUSY);
        ProcessAway.orSuspended(() -> {
            runtime.createProcessInstanceModification(instance.getId())
                    .cancelActivityInstance(waits.getId())
                    .startBeforeActivity(STEP)
                    .execute();
            return true;
        });
    }
}
