package finme.gateway.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.canonical.CanonicalApplication;
import finme.gateway.ApplicationIntake;
import finme.kernel.Problem;
import finme.loan.LoanDesk;
import finme.reception.Arrival;
import finme.reception.Reception;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class IntakeToReception implements ApplicationIntake {
    private final Reception reception;
    private final LoanDesk loans;
    private final ObjectMapper json;

    IntakeToReception(Reception reception, LoanDesk loans, ObjectMapper json) {
        this.reception = reception;
        this.loans = loans;
        this.json = json;
    }

    @Override
    public Receipt submit(Submission submission) {
        Reception.Receipt receipt = reception.receive(arrival(submission));
        return new Receipt(
                receipt.id(), receipt.reference(), receipt.status(), receipt.warnings(), null, receipt.replayed());
    }

    private Arrival arrival(Submission submission) {
        return new Arrival(
                submission.id(),
                submission.source(),
                submission.keys().stream().map(IntakeToReception::key).toList(),
                document(submission.application()),
                submission.warnings(),
                submission.missing(),
                submission.test(),
                submission.receivedAt());
    }

    private static Arrival.Key key(Key key) {
        return new Arrival.Key(Arrival.Basis.valueOf(key.basis().name()), key.value(), key.fingerprint());
    }

    private CanonicalApplication document(JsonNode canonical) {
        try {
            return json.treeToValue(canonical, CanonicalApplication.class);
        } catch (JsonProcessingException withValues) {
            throw Problem.of(422, "invalid", "The application does not follow the canonical schema.");
        }
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
}
