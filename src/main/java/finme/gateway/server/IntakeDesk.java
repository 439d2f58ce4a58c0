package finme.gateway.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.borrower.Borrowers;
import finme.gateway.ApplicationIntake;
import finme.kernel.Ids;
import finme.kernel.Problem;
import finme.loan.CanonicalApplication;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes an application in: one transaction from the idempotency row to the process's first save point. */
@Component
class IntakeDesk implements ApplicationIntake {
    private final Admission admission;
    private final Claims claims;
    private final Borrowers borrowers;
    private final LoanDesk loans;
    private final IntakeTransaction transaction;
    private final ObjectMapper json;

    IntakeDesk(
            Admission admission,
            Claims claims,
            Borrowers borrowers,
            LoanDesk loans,
            IntakeTransaction transaction,
            ObjectMapper json) {
        this.admission = admission;
        this.claims = claims;
        this.borrowers = borrowers;
        this.loans = loans;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public Receipt submit(Submission submission) {
        CanonicalApplication document = document(submission.application());
        return admission.admit(
                () -> claims.isKnown(submission), () -> transaction.run(() -> receive(submission, document)));
    }

    private Receipt receive(Submission submission, CanonicalApplication document) {
        UUID id = Ids.next();
        if (!claims.claim(submission, id)) {
            return repeated(submission);
        }
        Borrowers.Match match = borrowers.matchOrCreate(identity(document.borrower()), submission.source());
        LoanApplication application = loans.receive(
                id, match.borrower(), match.returning(), submission.source(), submission.test(), document);
        return new Receipt(
                id, application.reference(), application.status().name(), submission.warnings(), null, false);
    }

    private Receipt repeated(Submission submission) {
        Receipt first = claims.first(submission).receipt();
        if (first == null) {
            throw Problem.of(
                    422, "idempotency_key_reused", "The same key was used before for an application that differs.");
        }
        return first;
    }

    @Override
    public Optional<StatusView> status(String source, UUID id) {
        return loans.find(id)
                .filter(application -> application.source().equals(source))
                .map(application -> new StatusView(
                        application.id(),
                        application.reference(),
                        application.status().name(),
                        application.since(),
                        application.statusReason()));
    }

    private static Borrowers.Identity identity(CanonicalApplication.Borrower borrower) {
        return new Borrowers.Identity(
                borrower.firstName(),
                borrower.middleName(),
                borrower.lastName(),
                borrower.birthDate(),
                borrower.taxId(),
                borrower.phone(),
                borrower.email());
    }

    private CanonicalApplication document(JsonNode canonical) {
        try {
            return json.treeToValue(canonical, CanonicalApplication.class);
        } catch (JsonProcessingException withValues) {
            throw Problem.of(422, "invalid", "The application does not follow the canonical schema.");
        }
    }
}
