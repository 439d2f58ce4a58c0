package finme.gateway.server.link;

import finme.edges.RefusedApplications.Sealed;
import finme.edges.RefusedContents;
import finme.gateway.sealing.SealedEnvelope;
import finme.gateway.server.intake.KeptReception;
import finme.kernel.Problem;
import org.springframework.stereotype.Component;

@Component
class OpenedRefusals implements RefusedContents {
    private final KeptReception reception;

    OpenedRefusals(KeptReception reception) {
        this.reception = reception;
    }

    @Override
    public String text(Sealed kept) {
        try {
            return reception.text(new SealedEnvelope(kept.id(), kept.source(), kept.schemaVersion(), kept.sealed()));
        } catch (Problem unreadable) {
            return "";
        }
    }
}
