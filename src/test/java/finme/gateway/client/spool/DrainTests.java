package finme.gateway.client.spool;

import static finme.gateway.client.spool.SpoolFixture.open;
import static finme.gateway.client.spool.SpoolFixture.submission;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.gateway.KeptApplications;
import finme.gateway.client.spool.SpoolFixture.Opened;
import finme.gateway.sealing.SealedEnvelope;
import finme.kernel.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTests {
    private static final Problem AWAY = Problem.busy(503, "core_unreachable", "Away.", Duration.ofSeconds(5));

    @TempDir
    Path directory;

    private final CorePresence presence = new CorePresence();
    private final Core core = new Core();
    private Opened edge;
    private Drain drain;

    @BeforeEach
    void starts() throws IOException {
        edge = open(directory);
        drain = new Drain(edge.spool(), presence, core, 3);
    }

    @AfterEach
    void stops() throws Exception {
        drain.stop();
        edge.close();
    }

    /** Core as the drain sees it: says what it was told to say about an id, once or always. */
    private static final class Core implements KeptApplications {
        final Map<String, List<UUID>> taken = new ConcurrentHashMap<>();
        final Map<UUID, Supplier<Outcome>> special = new ConcurrentHashMap<>();
        volatile boolean away;

        @Override
        public Outcome deliver(SealedEnvelope envelope) {
            if (away) {
                throw AWAY;
            }
            Supplier<Outcome> answer = special.get(envelope.id());
            if (answer != null) {
                return requireNonNull(answer.get());
            }
            taken.computeIfAbsent(envelope.source(), fresh -> new CopyOnWriteArrayList<>())
                    .add(envelope.id());
            return new Outcome(envelope.id(), null);
        }
    }

    private List<UUID> keep(String source, int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(edge.keep(submission(source, UUID.randomUUID().toString(), null, "c"))
                    .item()
                    .id());
        }
        return ids;
    }

    @Test
    void bringsEachSourcesInItsOrderAndLeavesNothing() throws IOException {
        core.away = true;
        Map<String, List<UUID>> kept = Map.of("a", keep("a", 40), "b", keep("b", 40), "c", keep("c", 40));
        presence.answered();
        await().until(presence::isAway);
        assertThat(core.taken).isEmpty();
        core.away = false;
        presence.answered();
        await().until(() -> edge.spool().report().waiting() == 0);
        assertThat(core.taken).isEqualTo(kept);
        await().untilAsserted(() -> assertThat(edge.spool().report().bytes()).isZero());
    }

    @Test
    void whatCoreRefusesStopsNoOther() {
        List<UUID> ids = keep("a", 5);
        core.special.put(ids.get(1), () -> new KeptApplications.Outcome(ids.get(1), "idempotency_key_reused"));
        drain.wake();
        await().until(() -> edge.spool().report().waiting() == 0);
        assertThat(core.taken.get("a")).containsExactly(ids.get(0), ids.get(2), ids.get(3), ids.get(4));
        assertThat(edge.spool().report().parked()).isZero();
    }

    @Test
    void whatCantBeHandedOverIsPutAside() {
        List<UUID> ids = keep("a", 3);
        core.special.put(ids.get(0), () -> {
            throw Problem.of(400, "malformed", "No JSON.");
        });
        drain.wake();
        await().until(() -> edge.spool().report().waiting() == 0);
        assertThat(core.taken.get("a")).containsExactly(ids.get(1), ids.get(2));
        assertThat(edge.spool().report().parked()).isEqualTo(1);
    }

    @Test
    void aMistakeOfCoresIsTriedFiveTimes() {
        List<UUID> ids = keep("a", 2);
        List<UUID> tries = new CopyOnWriteArrayList<>();
        core.special.put(ids.get(0), () -> {
            tries.add(ids.get(0));
            throw new IllegalStateException("planted");
        });
        drain.wake();
        await().atMost(Duration.ofSeconds(20)).until(() -> edge.spool().report().waiting() == 0);
        assertThat(tries).hasSize(5);
        assertThat(core.taken.get("a")).containsExactly(ids.get(1));
        assertThat(edge.spool().report().parked()).isEqualTo(1);
    }

    @Test
    void aBusyCoreIsAskedAgainAndTheOrderStays() {
        List<UUID> ids = keep("a", 3);
        core.special.put(ids.get(0), () -> {
            core.special.remove(ids.get(0));
            throw Problem.busy(429, "rate_limited", "Later.", Duration.ofMillis(300));
        });
        drain.wake();
        await().until(() -> edge.spool().report().waiting() == 0);
        assertThat(core.taken.get("a")).isEqualTo(ids);
    }

    /** Killed between core's answer and the mark: the same id is sent again, and core has to know it. */
    @Test
    void whatIsNotMarkedComesAgain() throws Exception {
        List<UUID> ids = keep("a", 2);
        core.deliver(edge.spool().envelope(requireNonNull(edge.spool().head("a"))));
        drain.stop();
        edge.close();
        starts();
        drain.wake();
        await().until(() -> edge.spool().report().waiting() == 0);
        assertThat(core.taken.get("a")).containsExactly(ids.get(0), ids.get(0), ids.get(1));
    }

    @Test
    void whatComesMeanwhileStandsBehind() {
        core.away = true;
        List<UUID> ids = keep("a", 20);
        core.away = false;
        drain.wake();
        ids.addAll(keep("a", 20));
        presence.answered();
        await().until(() -> edge.spool().report().waiting() == 0);
        assertThat(core.taken.get("a")).isEqualTo(ids);
    }
}
