package finme.gateway.client.spool;

import finme.gateway.ApplicationIntake;
import finme.gateway.SourceDirectory;
import finme.gateway.sealing.SealedEnvelope;
import finme.gateway.sealing.SealedIntake;
import finme.kernel.Later;
import finme.kernel.Problem;
import finme.kernel.Reference;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Hands applications to core; while core is away, or others of the same source still wait for it, keeps those of sources that
 * want it so. The answer is the one core will give.
 */
final class KeepingIntake implements ApplicationIntake {
    private final SealedIntake core;
    private final Function<Submission, SealedEnvelope> sealer;
    private final CorePresence presence;
    private final Spool spool;
    private final SourceDirectory sources;

    KeepingIntake(
            SealedIntake core,
            Function<Submission, SealedEnvelope> sealer,
            CorePresence presence,
            Spool spool,
            SourceDirectory sources) {
        this.core = core;
        this.sealer = sealer;
        this.presence = presence;
        this.spool = spool;
        this.sources = sources;
    }

    @Override
    public CompletableFuture<Receipt> submit(Submission submission) {
        if (spool.isAnyOf(submission.source()) || presence.isAway() && isWanted(submission)) {
            return Later.now(() -> keep(submission));
        }
        return Later.of(() -> core.submit(sealer.apply(submission)))
                .exceptionallyCompose(fault -> Later.now(() -> withoutCore(submission, Later.cause(fault))));
    }

    private Receipt withoutCore(Submission submission, Throwable fault) {
        if (!(fault instanceof Problem problem)) {
            throw new CompletionException(fault);
        }
        presence.failed(problem);
        if (CorePresence.isAway(problem) && isWanted(submission)) {
            return keep(submission);
        }
        throw problem;
    }

    private boolean isWanted(Submission submission) {
        return sources.find(submission.source())
                .filter(source -> source.whenCoreIsAway().equals("KEEP"))
                .isPresent();
    }

    private Receipt keep(Submission submission) {
        String promised = spool.link(submission.id()).fingerprint();
        Spool.Outcome outcome = spool.keep(submission, sealer.apply(submission.promised(promised)));
        KeptItem item = outcome.item();
        return new Receipt(
                item.id(),
                Reference.of(item.id()),
                "RECEIVED",
                item.warnings(),
                null,
                "/status/" + spool.link(item.id()).token(),
                outcome.replayed());
    }

    @Override
    public CompletableFuture<Optional<StatusView>> status(String source, UUID id) {
        Optional<KeptItem> kept = spool.find(id).filter(item -> item.source().equals(source));
        return kept.isPresent()
                ? CompletableFuture.completedFuture(
                        kept.map(item -> new StatusView(id, Reference.of(id), "RECEIVED", item.at(), null)))
                : core.status(source, id);
    }
}
