package finme.gateway.client.spool;

import static finme.gateway.client.spool.SpoolFixture.at;
import static finme.gateway.client.spool.SpoolFixture.open;
import static finme.gateway.client.spool.SpoolFixture.settings;
import static finme.gateway.client.spool.SpoolFixture.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.gateway.ApplicationIntake.Key;
import finme.gateway.ApplicationIntake.Submission;
import finme.gateway.client.spool.SpoolFixture.Opened;
import finme.kernel.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SpoolTests {
    private static final String CANARY = "+420601000184";

    @TempDir
    Path directory;

    @Test
    void keepsEachSourcesOrderOverARestart() throws IOException {
        List<UUID> ofA = new ArrayList<>();
        try (Opened edge = open(directory)) {
            for (int i = 0; i < 50; i++) {
                ofA.add(edge.keep(submission("a", "key " + i, null, "content"))
                        .item()
                        .id());
                edge.keep(submission("b", "key " + i, null, "content"));
            }
        }
        try (Opened edge = open(directory)) {
            assertThat(edge.spool().report().waiting()).isEqualTo(100);
            for (UUID id : ofA) {
                Waiting.Entry head = edge.spool().head("a");
                assertThat(head.item().id()).isEqualTo(id);
                assertThat(edge.spool().envelope(head).id()).isEqualTo(id);
                edge.spool().delivered(head);
            }
        }
        try (Opened edge = open(directory)) {
            assertThat(edge.spool().sources()).containsExactly("b");
            assertThat(edge.spool().report().waiting()).isEqualTo(50);
        }
    }

    @Test
    void aRepeatIsKnownAlsoAfterARestart() throws IOException {
        UUID first;
        try (Opened edge = open(directory)) {
            first = edge.keep(submission("a", "k", "e", "same")).item().id();
            assertReplayed(edge, submission("a", "k", null, "same"), first);
        }
        try (Opened edge = open(directory)) {
            assertReplayed(edge, submission("a", "k", null, "same"), first);
            assertReplayed(edge, submission("a", "another key", "e", "same"), first);
            assertThat(edge.keep(submission("b", "k", "e", "same")).replayed()).isFalse();
            assertRefused(() -> edge.keep(submission("a", "k", null, "other")), 422, "idempotency_key_reused");
            assertRefused(() -> edge.keep(submission("a", null, "e", "other")), 422, "external_id_reused");
            edge.keep(submission("a", "k2", "e2", "same"));
            assertRefused(() -> edge.keep(submission("a", "k", "e2", "same")), 422, "external_id_reused");
            assertThat(edge.spool().find(first)).isPresent();
        }
    }

    private static void assertReplayed(Opened edge, Submission again, UUID first) {
        Spool.Outcome outcome = edge.keep(again);
        assertThat(outcome.replayed()).isTrue();
        assertThat(outcome.item().id()).isEqualTo(first);
    }

    @Test
    void theSamePayloadIsARepeatForAMinute() throws IOException {
        List<Key> payload = List.of(new Key(Key.Basis.PAYLOAD, "hash", "hash"));
        Instant begin = Instant.now();
        try (Opened edge = open(directory)) {
            edge.keep(at(begin, "a", payload));
            assertThat(edge.keep(at(begin.plusSeconds(59), "a", payload)).replayed())
                    .isTrue();
            assertThat(edge.keep(at(begin.plusSeconds(61), "a", payload)).replayed())
                    .isFalse();
            assertThat(edge.spool().report().waiting()).isEqualTo(2);
        }
    }

    @Test
    void fiftyAtOnceUnderOneKeyAreOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Opened edge = open(directory)) {
            List<Callable<UUID>> same = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                same.add(() ->
                        edge.keep(submission("a", "k", null, "same")).item().id());
            }
            Set<UUID> ids = new HashSet<>();
            for (Future<UUID> each : threads.invokeAll(same)) {
                ids.add(each.get());
            }
            assertThat(ids).hasSize(1);
            assertThat(edge.spool().report().waiting()).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesBeyondItsQuotaAndForgetsWhatItRefused() throws IOException {
        try (Opened edge = open(settings(directory, DataSize.ofKilobytes(40), DataSize.ofBytes(0)))) {
            int kept = 0;
            Problem refused = null;
            while (refused == null && kept < 1000) {
                try {
                    edge.keep(submission("a", "key " + kept, null, "content"));
                    kept++;
                } catch (Problem problem) {
                    refused = problem;
                }
            }
            assertThat(kept).isBetween(20, 200);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.retryAfter()).isPositive();
            assertThat(edge.spool().report().waiting()).isEqualTo(kept);
            assertThat(edge.spool().report().bytes()).isLessThanOrEqualTo(40 << 10);
            while (edge.spool().head("a") != null) {
                edge.spool().delivered(edge.spool().head("a"));
            }
            assertThat(edge.keep(submission("a", "key " + kept, null, "content"))
                            .replayed())
                    .isFalse();
        }
    }

    @Test
    void refusesWhenTheDiskIsNearlyFull() throws IOException {
        try (Opened edge = open(settings(directory, DataSize.ofMegabytes(1), DataSize.ofTerabytes(1000)))) {
            assertRefused(() -> edge.keep(submission("a", "k", null, "c")), 503, "unavailable");
        }
    }

    @Test
    void aSecondProcessIsTurnedAway() throws IOException {
        try (Opened edge = open(directory)) {
            assertThat(edge.spool().sources()).isEmpty();
            assertThatThrownBy(() -> open(directory)).hasMessageContaining("another edge uses FINME_SPOOL_DIR");
        }
    }

    @Test
    void nothingOnTheDiskTellsAKey() throws IOException {
        try (Opened edge = open(directory)) {
            edge.keep(submission("a", CANARY, CANARY, CANARY));
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("601000184");
                }
            }
        }
    }

    @Test
    void whatIsPutAsideIsTriedAgainAtTheNextStart() throws IOException {
        UUID id;
        try (Opened edge = open(directory)) {
            id = edge.keep(submission("a", "k", null, "c")).item().id();
            edge.spool().park(edge.spool().head("a"), "malformed");
            assertThat(edge.spool().report().waiting()).isZero();
            assertThat(edge.spool().report().parked()).isEqualTo(1);
        }
        try (Opened edge = open(directory)) {
            assertThat(edge.spool().report().parked()).isZero();
            assertThat(edge.spool().head("a").item().id()).isEqualTo(id);
        }
    }

    private static void assertRefused(ThrowingCallable keep, int status, String code) {
        assertThatThrownBy(keep).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
