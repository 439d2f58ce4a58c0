package finme.gateway.server;

import finme.borrower.Borrowers;
import finme.borrower.Borrowers.Match;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.ApplicationIntake.Submission;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Takes several applications in, from the idempotency rows to the processes' first save points; joins a transaction. */
@Component
class IntakeBatch {
    private final Claims claims;
    private final Borrowers borrowers;
    private final LoanDesk loans;

    IntakeBatch(Claims claims, Borrowers borrowers, LoanDesk loans) {
        this.claims = claims;
        this.borrowers = borrowers;
        this.loans = loans;
    }

    /**
     * @param intakes no two with the same source and key
     * @return in their order what each gets: its receipt, or a {@link Problem} thrown
     */
    List<Supplier<Receipt>> take(List<Intake> intakes) {
        Map<UUID, Submission> wanted = new LinkedHashMap<>();
        intakes.forEach(intake -> wanted.put(intake.id(), intake.submission()));
        Set<UUID> first = claims.claim(wanted);
        List<Intake> fresh =
                intakes.stream().filter(intake -> first.contains(intake.id())).toList();
        Map<UUID, Receipt> receipts = receive(fresh);
        List<Supplier<Receipt>> answers = new ArrayList<>();
        for (Intake intake : intakes) {
            Receipt receipt = receipts.get(intake.id());
            answers.add(receipt == null ? repeated(intake.submission()) : () -> receipt);
        }
        return answers;
    }

    private Map<UUID, Receipt> receive(List<Intake> fresh) {
        Map<UUID, Receipt> receipts = new LinkedHashMap<>();
        if (fresh.isEmpty()) {
            return receipts;
        }
        List<Match> people =
                borrowers.matchOrCreateAll(fresh.stream().map(Intake::person).toList());
        for (int i = 0; i < fresh.size(); i++) {
            receipts.put(fresh.get(i).id(), receive(fresh.get(i), people.get(i)));
        }
        return receipts;
    }

    private Receipt receive(Intake intake, Match person) {
        Submission submission = intake.submission();
        LoanApplication application = loans.receive(
                intake.id(),
                person.borrower(),
                person.returning(),
                submission.source(),
                submission.test(),
                intake.document());
        return new Receipt(
                intake.id(), application.reference(), application.status().name(), submission.warnings(), null, false);
    }

    private Supplier<Receipt> repeated(Submission submission) {
        Receipt first = claims.first(submission).receipt();
        return () -> {
            if (first == null) {
                throw Problem.of(
                        422, "idempotency_key_reused", "The same key was used before for an application that differs.");
            }
            return first;
        };
    }
}
