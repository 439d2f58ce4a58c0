package finme.gateway.server.link;

import finme.edges.RefusedApplications;
import finme.edges.RefusedApplications.Sealed;
import finme.gateway.EdgeName;
import finme.gateway.KeptApplications;
import finme.gateway.sealing.SealedEnvelope;
import finme.gateway.server.intake.KeptReception;
import finme.kernel.Problem;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.RestController;

/** What an edge acknowledged is taken in, or it is a person's task; nothing of it is turned away. */
@RestController
@ConditionalOnProperty("finme.edge.port")
class KeptToReception implements KeptApplications {
    private static final Set<Integer> FOR_LATER = Set.of(408, 409, 425, 429);

    private final KeptReception reception;
    private final RefusedApplications refused;

    KeptToReception(KeptReception reception, RefusedApplications refused) {
        this.reception = reception;
        this.refused = refused;
    }

    @Override
    public Outcome deliver(SealedEnvelope envelope) {
        try {
            reception.take(envelope);
            return new Outcome(envelope.id(), null);
        } catch (Problem problem) {
            if (problem.status() >= 500 || FOR_LATER.contains(problem.status())) {
                throw problem;
            }
            refused.add(sealed(envelope), problem.code(), problem.detail());
            return new Outcome(envelope.id(), problem.code());
        }
    }

    private static Sealed sealed(SealedEnvelope envelope) {
        return new Sealed(
                envelope.id(),
                EdgeName.ofCaller().orElse("-"),
                envelope.source(),
                envelope.schemaVersion(),
                envelope.sealed());
    }
}
