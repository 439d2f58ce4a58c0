package finme.process.loanapplication;

import static finme.process.loanapplication.LoanApplicationProcess.Variables.VERDICT;

import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.Screening;
import finme.loan.Screening.Verdict;
import finme.loan.ScreeningRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks whether an application fits at all. Its reason is the rule's, so the status is set here and not by the model. */
@Component
class ScreenApplicationDelegate implements JavaDelegate {
    private final LoanDesk desk;
    private final ScreeningRules rules;

    ScreenApplicationDelegate(LoanDesk desk, ScreeningRules rules) {
        this.desk = desk;
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instance.tell(execution, VERDICT, screen(desk.lock(Instance.application(execution))));
    }

    private Verdict screen(LoanApplication application) {
        if (application.status().isFinal()) {
            return Verdict.SCREEN_OUT; // ended before it was looked at, a duplicate for one: nobody is asked
        }
        if (application.isIncomplete()) {
            return Verdict.ASK_FOR_MORE; // there is nothing to judge yet
        }
        if (application.forced() != null) {
            return Verdict.ACCEPT; // a test ends as it was asked to
        }
        if (application.status() == ApplicationStatus.ROUTING) {
            return Verdict.ACCEPT; // somebody looked at it and let it pass
        }
        Screening found = rules.screen(desk.facts(application, desk.document(application.id())));
        switch (found.verdict()) {
            case ACCEPT, REVIEW -> {}
            case ASK_FOR_MORE -> move(application, ApplicationStatus.INCOMPLETE, found);
            case SCREEN_OUT -> move(application, ApplicationStatus.SCREENED_OUT, found);
        }
        return found.verdict();
    }

    private void move(LoanApplication application, ApplicationStatus status, Screening found) {
        desk.move(application.id(), status, found.reason(), Instance.ACTOR);
    }
}
