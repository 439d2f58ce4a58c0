package finme.gateway.server.cases;

import finme.gateway.BorrowerCases.Answer;
import finme.gateway.BorrowerCases.Receipt;
import finme.gateway.BorrowerCases.Withdrawal;
import finme.gateway.server.proof.StepUp;
import finme.gateway.server.proof.StepUp.Proof;
import finme.loan.LoanApplication;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A case's receipts, tasks and mark. */
@Component
record CaseParts(CaseReceipts receipts, CaseTasks tasks, CaseMarks marks, StepUp stepUp, SecondChance chance) {
    void insist(Withdrawal withdrawal) {
        stepUp.insist(withdrawal.session(), new Proof(withdrawal.code(), withdrawal.passkey(), withdrawal.language()));
    }

    List<Receipt> receipts(UUID application) {
        return receipts.of(application);
    }

    void complete(LoanApplication loan, Answer answer, String actor) {
        tasks.complete(loan, answer.task(), answer.values(), actor);
    }

    Map<UUID, String> marks(Set<UUID> applications) {
        return marks.of(applications);
    }
}
