package finme.gateway.server.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.sealing.Envelopes;
import finme.gateway.sealing.Opener;
import finme.gateway.sealing.SealedEnvelope;
import finme.kernel.Problem;
import finme.kernel.Reference;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.loan.OtherNames;
import finme.reception.Arrival.Way;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes in what was acknowledged before it got here: whatever id and reference its sender was told mean it from then on. */
@Component
public class KeptReception {
    private final IntakeToReception intake;
    private final LoanDesk loans;
    private final OtherNames names;
    private final ObjectProvider<Opener> opener;
    private final Envelopes envelopes;

    KeptReception(
            IntakeToReception intake,
            LoanDesk loans,
            OtherNames names,
            ObjectProvider<Opener> opener,
            ObjectMapper json) {
        this.intake = intake;
        this.loans = loans;
        this.names = names;
        this.opener = opener;
        this.envelopes = new Envelopes(json);
    }

    /** Once more is the same. @throws Problem as a sender would have heard it */
    public void take(SealedEnvelope envelope) {
        Submission submission = envelopes.open(envelope, opener());
        UUID told = submission.id();
        LoanApplication application = present(told).orElseGet(() -> stored(submission));
        String reference = Reference.of(told);
        if (!application.id().equals(told) || !application.reference().equals(reference)) {
            names.add(told, reference, application);
        }
        if (submission.link() != null) {
            names.promise(told, submission.link(), application);
        }
    }

    /** The canonical application in it, as JSON. @throws Problem when it can't be opened */
    public String text(SealedEnvelope envelope) {
        return envelopes.open(envelope, opener()).application().toString();
    }

    private Opener opener() {
        return opener.getIfAvailable(() -> {
            throw Problem.conflict("no_sealing_key", "This core has no door for edges, and no key to open with.");
        });
    }

    /** Also one whose acknowledgement got lost on its way to the edge. */
    private Optional<LoanApplication> present(UUID id) {
        return loans.find(id).or(() -> names.find(id).flatMap(loans::find));
    }

    private LoanApplication stored(Submission submission) {
        Receipt receipt = intake.submit(submission, Way.KEPT);
        return loans.find(receipt.id()).orElseThrow();
    }
}
