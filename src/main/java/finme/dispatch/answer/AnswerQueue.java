package finme.dispatch.answer;

import finme.dispatch.store.Dispatch;
import finme.dispatch.store.DispatchSettings;
import finme.dispatch.store.Dispatches;
import finme.dispatch.store.Threads;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where the results of attempts come in. A few threads read and apply them, so that partners' I/O never waits for the
 * database. What can't be applied stays under its lease and is asked again with the same key.
 */
@Component
public class AnswerQueue {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerQueue.class);
    private static final int TRIES = 4;
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    private final Answers answers;
    private final Dispatches dispatches;
    private final DispatchSettings settings;
    private final ScheduledExecutorService threads;

    AnswerQueue(Answers answers, Dispatches dispatches, DispatchSettings settings) {
        this.answers = answers;
        this.dispatches = dispatches;
        this.settings = settings;
        this.threads = Executors.newScheduledThreadPool(settings.answerThreads(), Threads.named("dispatch-answers-"));
    }

    /** @param result evaluated on one of the queue's threads */
    public void add(Dispatch dispatch, Supplier<Result> result) {
        schedule(() -> handle(dispatch, result.get(), 1), Duration.ZERO);
    }

    private void handle(Dispatch dispatch, Result result, int attempt) {
        try {
            apply(dispatch, result);
        } catch (RuntimeException fault) {
            LOG.info(
                    "Answer to dispatch {} of {} not applied at try {}: {}",
                    dispatch.id(),
                    dispatch.partner(),
                    attempt,
                    fault.getClass().getSimpleName());
            if (attempt < TRIES) {
                Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(100L << attempt));
                schedule(() -> handle(dispatch, result, attempt + 1), pause);
            }
        }
    }

    private void apply(Dispatch dispatch, Result result) {
        if (!(result instanceof Result.Again again)) {
            answers.apply(dispatch.application(), dispatch.id(), result);
            return;
        }
        Duration pause = pause(dispatch.attempt(), again);
        boolean inTime = dispatches.now().plus(pause).isBefore(dispatch.decideBy());
        if (dispatch.attempt() < answers.attempts(dispatch.partner()) && inTime) {
            dispatches.retryLater(dispatch.id(), dispatch.attempt(), again.reasonCode(), pause);
        } else {
            answers.apply(dispatch.application(), dispatch.id(), again.exhausted());
        }
    }

    /** Doubles with each attempt, half of it by chance; never shorter than the partner asked for. */
    private Duration pause(int attempt, Result.Again again) {
        long most = Math.min(LONGEST_BACKOFF.toMillis(), settings.backoff().toMillis() << Math.min(attempt - 1, 10));
        Duration own = Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        return again.after() == null || again.after().compareTo(own) < 0 ? own : again.after();
    }

    private void schedule(Runnable work, Duration delay) {
        try {
            threads.schedule(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException fault) {
                            LOG.info(
                                    "An answer was dropped until its lease ends: {}",
                                    fault.getClass().getSimpleName());
                        }
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; the lease brings it back.");
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
