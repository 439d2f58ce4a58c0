package finme.process.loanapplication;

import static finme.process.loanapplication.LoanApplicationProcess.Variables.ACCEPTED;
import static finme.process.loanapplication.LoanApplicationProcess.Variables.OFFERED;

import finme.crm.CrmProcess;
import finme.dispatch.DispatchProcess;
import finme.kernel.Problem;
import finme.loan.LoanProcess;
import finme.process.loanapplication.LoanApplicationProcess.Elements;
import finme.process.loanapplication.LoanApplicationProcess.Messages;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings facts about an application to its process instance, in the caller's transaction. A fact that the instance does
 * not wait for (any more) changes nothing: it is looked for before it is told, because an exception from the engine
 * would take the caller's changes with it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaLoanProcess implements LoanProcess, DispatchProcess, CrmProcess {
    private static final Logger log = LoggerFactory.getLogger(CamundaLoanProcess.class);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final WaitingInstances waiting;
    private final ModelsAtHand models;
    private final NewRound newRound;

    CamundaLoanProcess(
            RuntimeService runtime,
            TaskService tasks,
            WaitingInstances waiting,
            ModelsAtHand models,
            NewRound newRound) {
        this.newRound = newRound;
        this.models = models;
        this.runtime = runtime;
        this.tasks = tasks;
        this.waiting = waiting;
    }

    /** @throws Problem 503 while somebody has suspended the process, or there is none: nothing was acknowledged */
    @Override
    public void received(UUID application) {
        models.orBusy();
        ProcessAway.orBusy(() -> runtime.startProcessInstanceByKey(LoanApplicationProcess.KEY, application.toString()));
    }

    /**
     * Before the first look at it nothing waits yet: that look finds it complete.
     *
     * @throws Problem 503 while somebody has suspended the instance
     */
    @Override
    public void completed(UUID application) {
        Task completion = task(application, Elements.USER_TASK_COMPLETE_APPLICATION);
        if (completion != null) {
            ProcessAway.orSuspended(() -> {
                tasks.complete(completion.getId());
                return true;
            });
        }
    }

    @Override
    public void routedAgain(UUID application) {
        models.orBusy();
        newRound.start(application);
    }

    /**
     * One that has lost its process gets one for the end: partners are recalled, and the CRM hears of it.
     *
     * @throws Problem 503 while somebody has suspended the instance
     */
    @Override
    public void withdrawn(UUID application) {
        boolean told = ProcessAway.orSuspended(() -> tell(application, Messages.APPLICATION_WITHDRAWN));
        if (!told && isLost(application)) {
            ProcessAway.orBusy(() -> runtime.createProcessInstanceByKey(LoanApplicationProcess.KEY)
                    .businessKey(application.toString())
                    .startBeforeActivity(Elements.SERVICE_TASK_RECALL_FROM_PARTNERS)
                    .execute());
        } else {
            noted(application, "the withdrawal", told);
        }
    }

    private boolean isLost(UUID application) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(application.toString())
                        .count()
                == 0;
    }

    /** @throws Problem 503 while somebody has suspended the instance */
    @Override
    public void offerChosen(UUID application, @Nullable UUID offer) {
        noted(application, "a choice", ProcessAway.orSuspended(() -> choose(application, offer != null)));
    }

    /** A signed contract says that the offer was accepted, whoever of the two we hear of first. */
    @Override
    public void contractSigned(UUID application) {
        boolean chosen = choose(application, true);
        noted(application, "a signature", tell(application, Messages.CONTRACT_SIGNED) || chosen);
    }

    /** Money paid out says that the contract was signed. */
    @Override
    public void loanFunded(UUID application) {
        boolean chosen = choose(application, true);
        boolean signed = tell(application, Messages.CONTRACT_SIGNED);
        noted(application, "a payment", tell(application, Messages.LOAN_FUNDED) || signed || chosen);
    }

    @Override
    public void partnersAnswered(Collection<RoundDecided> rounds) {
        Map<UUID, Map<String, Boolean>> facts = rounds.stream()
                .collect(Collectors.toMap(RoundDecided::application, round -> Map.of(OFFERED, round.offered())));
        Set<UUID> waited = waiting.goOn(Elements.RECEIVE_TASK_PARTNERS_ANSWER, facts);
        facts.keySet().forEach(application -> noted(application, "partners", waited.contains(application)));
    }

    @Override
    public Set<UUID> synced(Collection<UUID> applications) {
        return waiting.goOn(
                Elements.RECEIVE_TASK_CRM_CONFIRMED,
                applications.stream().collect(Collectors.toMap(Function.identity(), application -> Map.of())));
    }

    private boolean choose(UUID application, boolean accepted) {
        Task choice = task(application, Elements.USER_TASK_CHOOSE_OFFER);
        if (choice != null) {
            tasks.complete(choice.getId(), fact(ACCEPTED, accepted));
        }
        return choice != null;
    }

    private @Nullable Task task(UUID application, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(application.toString())
                .taskDefinitionKey(element)
                .singleResult();
    }

    private boolean tell(UUID application, String message) {
        Execution waits = runtime.createExecutionQuery()
                .processInstanceBusinessKey(application.toString())
                .messageEventSubscriptionName(message)
                .singleResult();
        if (waits != null) {
            runtime.messageEventReceived(message, waits.getId());
        }
        return waits != null;
    }

    private static void noted(UUID application, String fact, boolean waited) {
        if (!waited) {
            log.info("application {} does not wait for {} any more", application, fact);
        }
    }

    private static VariableMap fact(String name, boolean value) {
        return Variables.createVariables().putValueTyped(name, Variables.booleanValue(value, true));
    }
}
