package finme.gateway.client.spool;

import finme.gateway.KeptApplications;
import finme.gateway.client.spool.Waiting.Entry;
import finme.gateway.sealing.SealedEnvelope;
import finme.kernel.Problem;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to core what was kept: each source's in its order, several sources at the same time. What core answers before the mark
 * is written comes again under the same id, which core knows.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int TRIES = 5;

    private final Spool spool;
    private final CorePresence presence;
    private final KeptApplications core;
    private final ScheduledExecutorService workers;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final FailureLog failures = new FailureLog(LOG, "What was kept can't be handed over");
    private volatile boolean stopped;

    Drain(Spool spool, CorePresence presence, KeptApplications core, int workers) {
        this.spool = spool;
        this.presence = presence;
        this.core = core;
        this.workers = Executors.newScheduledThreadPool(workers, work -> {
            Thread thread = new Thread(work, "spool-drain");
            thread.setDaemon(true);
            return thread;
        });
        presence.whenBack(this::wake);
    }

    /** Begins with every source of which something waits and nobody is at it. */
    void wake() {
        for (String source : spool.sources()) {
            if (!stopped && busy.add(source)) {
                workers.execute(() -> drain(source, 0));
            }
        }
    }

    private void drain(String source, int failed) {
        Duration[] pause = {PAUSE};
        int[] tries = {failed};
        ErrorBoundary.run(LOG, "A source's kept applications wait", () -> pause[0] = drainUntilPause(source, tries));
        if (pause[0].isZero() || stopped) {
            leave(source);
        } else {
            workers.schedule(() -> drain(source, tries[0]), pause[0].toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What came after the last look and before this would wait until core answers the next time. */
    private void leave(String source) {
        busy.remove(source);
        if (!presence.isAway() && spool.isAnyOf(source)) {
            wake();
        }
    }

    /** @return how long to wait before the next try; zero when it is not for us to try again */
    private Duration drainUntilPause(String source, int[] tries) {
        for (Entry entry = spool.head(source); entry != null && !stopped; entry = spool.head(source)) {
            Problem problem = hand(entry);
            if (problem == null) {
                tries[0] = 0;
            } else {
                presence.failed(problem);
                if (CorePresence.isAway(problem)) {
                    return Duration.ZERO;
                }
                if (!isForLater(problem, ++tries[0])) {
                    spool.park(entry, problem.code());
                    tries[0] = 0;
                    continue;
                }
                return pause(problem);
            }
        }
        return Duration.ZERO;
    }

    /** @return why it is still here; null when core has it */
    private @Nullable Problem hand(Entry entry) {
        try {
            SealedEnvelope envelope = spool.envelope(entry);
            KeptApplications.Outcome outcome = core.deliver(envelope);
            if (outcome.refused() != null) {
                LOG.warn("Core can't use kept application {}: {}", envelope.id(), outcome.refused());
            }
            spool.delivered(entry);
            failures.worked();
            return null;
        } catch (Problem problem) {
            return problem;
        } catch (IOException unreadable) {
            return Problem.of(422, "unreadable", "It can't be read from the disk.");
        } catch (RuntimeException unforeseen) {
            failures.failed(entry.item().id(), unforeseen);
            return Problem.of(500, "failed", "It can't be handed over.");
        }
    }

    /** A mistake of core's may be one that this application alone causes: then it must not stand in the others' way. */
    private static boolean isForLater(Problem problem, int tries) {
        boolean busy = problem.status() == 503 || problem.status() == 429 || problem.status() == 409;
        return busy || problem.status() >= 500 && tries < TRIES;
    }

    private static Duration pause(Problem problem) {
        Duration asked = Objects.requireNonNullElse(problem.retryAfter(), PAUSE);
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    /** Not by an interrupt: that would close the files under whoever writes. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        workers.shutdown();
        workers.awaitTermination(5, TimeUnit.SECONDS);
    }
}
