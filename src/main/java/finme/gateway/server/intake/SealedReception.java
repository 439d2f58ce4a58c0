package finme.gateway.server.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.ApplicationIntake;
import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.ApplicationIntake.StatusView;
import finme.gateway.sealing.Envelopes;
import finme.gateway.sealing.Opener;
import finme.gateway.sealing.SealedEnvelope;
import finme.gateway.sealing.SealedIntake;
import finme.kernel.Later;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.RestController;

/** Opens what an edge sealed and hands it on. */
@RestController
@ConditionalOnProperty("finme.edge.port")
class SealedReception implements SealedIntake {
    private final ApplicationIntake intake;
    private final Opener opener;
    private final Envelopes envelopes;

    SealedReception(ApplicationIntake intake, Opener opener, ObjectMapper json) {
        this.intake = intake;
        this.opener = opener;
        this.envelopes = new Envelopes(json);
    }

    @Override
    public CompletableFuture<Receipt> submit(SealedEnvelope envelope) {
        return Later.of(() -> intake.submit(envelopes.open(envelope, opener)));
    }

    @Override
    public CompletableFuture<Optional<StatusView>> status(String source, UUID id) {
        return intake.status(source, id);
    }
}
