package finme.gateway.client;

import finme.gateway.ApplicationIntake;
import finme.gateway.sealing.Envelopes;
import finme.gateway.sealing.SealedIntake;
import finme.gateway.sealing.Sealer;
import java.util.Optional;
import java.util.UUID;

/** Applications on their way to core. */
final class SealedHandOver implements ApplicationIntake {
    private final SealedIntake core;
    private final Envelopes envelopes;
    private final Sealer sealer;

    SealedHandOver(SealedIntake core, Envelopes envelopes, Sealer sealer) {
        this.core = core;
        this.envelopes = envelopes;
        this.sealer = sealer;
    }

    @Override
    public Receipt submit(Submission submission) {
        return core.submit(envelopes.seal(submission, sealer));
    }

    @Override
    public Optional<StatusView> status(String source, UUID id) {
        return core.status(source, id);
    }
}
