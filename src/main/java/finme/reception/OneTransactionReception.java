package finme.reception;

import finme.borrower.Borrowers;
import finme.canonical.CanonicalApplication;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** From the idempotency row to the process's first save point in one transaction. */
@Service
class OneTransactionReception implements Reception {
    private final Admission admission;
    private final IdempotencyKeys keys;
    private final Borrowers borrowers;
    private final LoanDesk loans;
    private final IntakeTransaction transaction;

    OneTransactionReception(
            Admission admission,
            IdempotencyKeys keys,
            Borrowers borrowers,
            LoanDesk loans,
            IntakeTransaction transaction) {
        this.admission = admission;
        this.keys = keys;
        this.borrowers = borrowers;
        this.loans = loans;
        this.transaction = transaction;
    }

    @Override
    public Receipt receive(Arrival arrival) {
        return admission.admit(() -> keys.isKnown(arrival), () -> transaction.run(() -> store(arrival)));
    }

    private Receipt store(Arrival arrival) {
        UUID id = Ids.next();
        if (!keys.claim(arrival, id)) {
            return keys.first(arrival).orElseThrow(OneTransactionReception::reused);
        }
        CanonicalApplication document = arrival.application();
        Borrowers.Match match = borrowers.matchOrCreate(document, id, arrival.source());
        LoanApplication application =
                loans.receive(id, match.borrower(), match.returning(), arrival.source(), arrival.test(), document);
        return new Receipt(id, application.reference(), application.status().name(), arrival.warnings(), false);
    }

    private static Problem reused() {
        return Problem.of(
                422, "idempotency_key_reused", "The same key was used before for an application that differs.");
    }
}
