package finme.gateway.client.spool;

import static finme.gateway.client.spool.SpoolFixture.open;
import static finme.gateway.client.spool.SpoolFixture.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.ApplicationIntake.StatusView;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.gateway.client.spool.SpoolFixture.Opened;
import finme.gateway.sealing.SealedEnvelope;
import finme.gateway.sealing.SealedIntake;
import finme.kernel.Later;
import finme.kernel.Problem;
import finme.kernel.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingIntakeTests {
    @TempDir
    Path directory;

    private final CorePresence presence = new CorePresence();
    private final Core core = new Core();
    private Opened edge;
    private KeepingIntake intake;

    @BeforeEach
    void starts() throws IOException {
        edge = open(directory);
        intake = new KeepingIntake(
                core, SpoolFixture::envelope, presence, edge.spool(), code -> Optional.of(profile(code)));
    }

    @AfterEach
    void stops() throws IOException {
        edge.close();
    }

    private static SourceProfile profile(String code) {
        return SpoolFixture.profile(code, code.equals("keeps") ? "KEEP" : "REFUSE");
    }

    private static final class Core implements SealedIntake {
        final List<UUID> asked = new ArrayList<>();

        @Nullable
        Problem problem;

        @Override
        public CompletableFuture<Receipt> submit(SealedEnvelope envelope) {
            asked.add(envelope.id());
            return problem != null
                    ? CompletableFuture.failedFuture(problem)
                    : CompletableFuture.completedFuture(new Receipt(
                            envelope.id(), Reference.of(envelope.id()), "ROUTING", List.of(), null, null, false));
        }

        @Override
        public CompletableFuture<Optional<StatusView>> status(String source, UUID id) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    /** With what it fails with, as whoever waits for it gets it. */
    private Receipt submit(Submission submission) {
        try {
            return intake.submit(submission).join();
        } catch (CompletionException failed) {
            throw (RuntimeException) Later.cause(failed);
        }
    }

    private void away(String code) {
        core.problem = Problem.busy(503, code, "Away.", Duration.ofSeconds(5));
    }

    @Test
    void handsOverWhileCoreIsThere() {
        Receipt receipt = submit(submission("keeps", "k", null, "c"));
        assertThat(receipt.status()).isEqualTo("ROUTING");
        assertThat(edge.spool().report().waiting()).isZero();
    }

    @Test
    void keepsUnderTheFinalIdAndReferenceWhenCoreIsAway() {
        away("core_unreachable");
        Submission submission = submission("keeps", "k", null, "c");
        Receipt receipt = submit(submission);
        String link = "/status/" + edge.spool().link(submission.id()).token();
        assertThat(receipt)
                .isEqualTo(new Receipt(
                        submission.id(), Reference.of(submission.id()), "RECEIVED", List.of(), null, link, false));
        Receipt again = submit(submission("keeps", "k", null, "c"));
        assertThat(again.id()).isEqualTo(submission.id());
        assertThat(again.replayed()).isTrue();
        assertThat(again.statusPage()).isEqualTo(link);
        StatusView status = intake.status("keeps", submission.id()).join().orElseThrow();
        assertThat(status.status()).isEqualTo("RECEIVED");
        assertThat(status.reference()).isEqualTo(receipt.reference());
        assertThat(intake.status("other", submission.id()).join()).isEmpty();
    }

    @Test
    void doesNotAskACoreThatIsKnownToBeAway() {
        away("core_unreachable");
        submit(submission("keeps", "k", null, "c"));
        submit(submission("keeps", "k2", null, "c"));
        assertThat(core.asked).hasSize(1);
    }

    @Test
    void refusesForASourceThatWantsItSo() {
        away("core_unreachable");
        assertThatThrownBy(() -> submit(submission("refuses", "k", null, "c"))).isSameAs(core.problem);
        assertThat(edge.spool().report().waiting()).isZero();
    }

    @Test
    void aBusyCoreIsNotAway() {
        away("overloaded");
        assertThatThrownBy(() -> submit(submission("keeps", "k", null, "c"))).isSameAs(core.problem);
        assertThat(presence.isAway()).isFalse();
    }

    @Test
    void aCoreWithoutItsDatabaseIsAway() {
        away("unavailable");
        assertThat(submit(submission("keeps", "k", null, "c")).status()).isEqualTo("RECEIVED");
    }

    @Test
    void whatComesWhileOthersOfItsSourceWaitStandsBehindThem() {
        away("core_unreachable");
        submit(submission("keeps", "k", null, "c"));
        core.problem = null;
        presence.answered();
        submit(submission("keeps", "k2", null, "c"));
        assertThat(edge.spool().report().waiting()).isEqualTo(2);
        assertThat(core.asked).hasSize(1);
    }
}
