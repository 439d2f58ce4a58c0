package finme.process.recovery;

import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import finme.process.loanapplication.LoanApplicationProcess;
import finme.process.loanapplication.LoanApplicationProcess.Elements;
import finme.process.loanapplication.ProcessAway;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** At which step an application goes on whose process was lost: where one with its status would wait. */
@Component
class RestartSteps {
    private static final Map<ApplicationStatus, String> STEPS = Map.of(
            ApplicationStatus.INCOMPLETE, Elements.USER_TASK_COMPLETE_APPLICATION,
            ApplicationStatus.WITH_PARTNERS, Elements.RECEIVE_TASK_PARTNERS_ANSWER,
            ApplicationStatus.OFFERED, Elements.USER_TASK_CHOOSE_OFFER,
            ApplicationStatus.ACCEPTED, Elements.RECEIVE_TASK_CONTRACT_SIGNED,
            ApplicationStatus.SIGNED, Elements.RECEIVE_TASK_LOAN_FUNDED);
    private static final Map<ApplicationStatus, String> WORDS = Map.of(
            ApplicationStatus.INCOMPLETE, "Complete application",
            ApplicationStatus.WITH_PARTNERS, "Wait for partners' answer",
            ApplicationStatus.OFFERED, "Choose offer",
            ApplicationStatus.ACCEPTED, "Wait for signed contract",
            ApplicationStatus.SIGNED, "Wait for money paid out");

    private final RuntimeService runtime;

    RestartSteps(RuntimeService runtime) {
        this.runtime = runtime;
    }

    static @Nullable String words(ApplicationStatus status) {
        return status.isFinal() ? null : WORDS.getOrDefault(status, "Screen application");
    }

    /** Before it was ranked it is looked at anew; nobody outside knows of it yet. */
    void start(UUID application, ApplicationStatus status) {
        String step = STEPS.get(status);
        ProcessAway.orBusy(() -> {
            if (step == null) {
                runtime.startProcessInstanceByKey(LoanApplicationProcess.KEY, application.toString());
            } else {
                startAt(application, step);
            }
        });
    }

    private void startAt(UUID application, String step) {
        try {
            runtime.createProcessInstanceByKey(LoanApplicationProcess.KEY)
                    .businessKey(application.toString())
                    .startBeforeActivity(step)
                    .execute();
        } catch (NotValidException noSuchStep) {
            throw Problem.conflict("no_such_step", "The newest version of the process has no step " + step + ".");
        }
    }
}
