package finme.gateway.server.link;

import finme.edges.RefusedApplications;
import finme.edges.RefusedApplications.Sealed;
import finme.edges.SecondTry;
import finme.gateway.sealing.SealedEnvelope;
import finme.gateway.server.intake.KeptReception;
import finme.kernel.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class RefusedAgain implements SecondTry {
    private final KeptReception reception;
    private final RefusedApplications refused;

    RefusedAgain(KeptReception reception, RefusedApplications refused) {
        this.reception = reception;
        this.refused = refused;
    }

    @Override
    public void takeIn(UUID id) {
        Sealed kept = refused.find(id).orElseThrow(() -> Problem.notFound("This application"));
        try {
            reception.take(new SealedEnvelope(id, kept.source(), kept.schemaVersion(), kept.sealed()));
        } catch (Problem problem) {
            if (problem.status() < 500) {
                refused.add(kept, problem.code(), problem.detail());
            }
            throw problem;
        }
        refused.settle(id);
    }
}
