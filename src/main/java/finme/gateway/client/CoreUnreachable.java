package finme.gateway.client;

import finme.canonical.CodeLists;
import finme.gateway.ApplicationIntake;
import finme.gateway.BatchIntake;
import finme.gateway.BorrowerDesk;
import finme.gateway.Guides;
import finme.gateway.IntakeTally;
import finme.gateway.PartnerCallbacks;
import finme.gateway.SourceDirectory;
import finme.kernel.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** An edge on its own: until the link to core is there, it says so and loses nothing it never took. */
@Component
@Profile("edge & !core")
class CoreUnreachable
        implements ApplicationIntake,
                BatchIntake,
                SourceDirectory,
                CodeLists,
                PartnerCallbacks,
                BorrowerDesk,
                Guides,
                IntakeTally {
    private static final Duration RETRY = Duration.ofSeconds(10);

    @Override
    public Receipt submit(Submission submission) {
        throw unreachable();
    }

    @Override
    public Optional<StatusView> status(String source, UUID id) {
        throw unreachable();
    }

    @Override
    public void open(Opening opening) {
        throw unreachable();
    }

    @Override
    public void append(Chunk chunk) {
        throw unreachable();
    }

    @Override
    public BatchView close(Closing closing) {
        throw unreachable();
    }

    @Override
    public void giveUp(GivingUp givingUp) {
        throw unreachable();
    }

    @Override
    public Optional<BatchView> view(String source, UUID id) {
        throw unreachable();
    }

    @Override
    public ReportPage report(String source, UUID id, long after) {
        throw unreachable();
    }

    @Override
    public Optional<SourceProfile> find(String code) {
        throw unreachable();
    }

    @Override
    public Set<String> active(String directory) {
        throw unreachable();
    }

    @Override
    public void expectFrom(String partner) {
        throw unreachable();
    }

    @Override
    public void receive(Callback callback) {
        throw unreachable();
    }

    @Override
    public Optional<View> byLink(String token) {
        throw unreachable();
    }

    @Override
    public void withdraw(String token) {
        throw unreachable();
    }

    @Override
    public Optional<Guide> byToken(String token) {
        throw unreachable();
    }

    @Override
    public void add(Report report) {
        throw unreachable();
    }

    private static Problem unreachable() {
        return Problem.busy(503, "core_unreachable", "The service is not reachable right now; try again.", RETRY);
    }
}
