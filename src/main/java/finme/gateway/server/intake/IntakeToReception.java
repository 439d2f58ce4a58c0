package finme.gateway.server.intake;

import finme.gateway.ApplicationIntake;
import finme.kernel.Later;
import finme.loan.ApplicationStatus;
import finme.loan.IncompleteApplications;
import finme.loan.LoanDesk;
import finme.loan.OtherNames;
import finme.reception.Arrival.Way;
import finme.reception.Reception;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

@Component
class IntakeToReception implements ApplicationIntake {
    private final Reception reception;
    private final LoanDesk loans;
    private final OtherNames names;
    private final IncompleteApplications incomplete;
    private final SubmissionReader reader;

    IntakeToReception(
            Reception reception,
            LoanDesk loans,
            OtherNames names,
            IncompleteApplications incomplete,
            SubmissionReader reader) {
        this.names = names;
        this.incomplete = incomplete;
        this.reception = reception;
        this.loans = loans;
        this.reader = reader;
    }

    @Override
    public CompletableFuture<Receipt> submit(Submission submission) {
        return Later.now(() -> submit(submission, Way.SENT));
    }

    Receipt submit(Submission submission, Way way) {
        Reception.Receipt receipt = reception.receive(reader.arrival(submission, way));
        return new Receipt(
                receipt.id(),
                receipt.reference(),
                receipt.status(),
                receipt.warnings(),
                receipt.status().equals(ApplicationStatus.INCOMPLETE.name())
                        ? "/complete/" + incomplete.token(receipt.id())
                        : null,
                "/status/" + loans.linkToken(receipt.id()),
                receipt.replayed());
    }

    @Override
    public CompletableFuture<Optional<StatusView>> status(String source, UUID id) {
        return Later.now(() -> statusOf(source, id));
    }

    private Optional<StatusView> statusOf(String source, UUID id) {
        return loans.find(id)
                .or(() -> names.find(id).flatMap(loans::find))
                .filter(application -> application.source().equals(source))
                .map(application -> new StatusView(
                        application.id(),
                        application.reference(),
                        application.status().name(),
                        application.since(),
                        application.statusReason()));
    }
}
