package finme.dispatch.inbox;

import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.Heard;
import finme.dispatch.applying.Answers;
import finme.dispatch.model.Dispatch;
import finme.dispatch.node.DispatchSettings;
import finme.dispatch.node.Threads;
import finme.work.Batches;
import finme.work.FailureLog;
import finme.work.TogetherElseAlone;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
 * Where the results of attempts come in. A few threads read them and apply those that came together in one transaction,
 * so that partners' I/O never waits for the database. What can't be applied is kept for later; what can't even be kept
 * stays under its lease and is asked again with the same key.
 */
@Component
public class AnswerQueue {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerQueue.class);
    private static final int TRIES = 4;
    private static final int TOGETHER = 16;
    private static final int ROOM = 20_000;

    private final Answers answers;
    private final Retries retries;
    private final DeferredAnswers later;
    private final FailureLog unread = new FailureLog(LOG, "Answers are left to their leases unread");
    private final FailureLog together = new FailureLog(LOG, "Answers are applied one by one");
    private final FailureLog unapplied =
            new FailureLog(LOG, "Answers are tried again, and kept for later if that does not help");
    private final FailureLog unkept = new FailureLog(LOG, "Answers can't be kept and are left to their leases");
    private final Batches<Arrival> arrivals;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Threads.named("dispatch-again-"));

    AnswerQueue(Answers answers, Retries retries, DeferredAnswers later, DispatchSettings settings) {
        this.answers = answers;
        this.retries = retries;
        this.later = later;
        this.arrivals = new Batches<>("dispatch-answers-", settings.answerThreads(), TOGETHER, ROOM, this::handle);
    }

    private record Arrival(Dispatch dispatch, Supplier<AttemptResult> result) {}

    /** Nothing but applying it is left to do. @param dispatch as it was sent */
    private record Ended(Dispatch dispatch, AttemptResult result) {
        Heard heard() {
            return Heard.of(dispatch, result);
        }
    }

    /**
     * @param result evaluated on one of the queue's threads
     * @return false when there is no room or it is stopping: the lease brings it back
     */
    public boolean add(Dispatch dispatch, Supplier<AttemptResult> result) {
        return arrivals.offer(new Arrival(dispatch, result));
    }

    private void handle(List<Arrival> arrived) {
        List<Ended> left = new ArrayList<>();
        for (Arrival arrival : arrived) {
            try {
                retries.heard(arrival.dispatch, arrival.result.get())
                        .ifPresent(result -> left.add(new Ended(arrival.dispatch, result)));
                unread.worked();
            } catch (RuntimeException | Error fault) {
                unread.failed(arrival.dispatch, fault);
            }
        }
        while (!left.isEmpty()) {
            List<Ended> batch = oneOfEachApplication(left);
            left.removeAll(batch);
            TogetherElseAlone.run(together, batch, this::apply, one -> alone(one, 1));
        }
    }

    /** A second answer to an application has to see what the first one did. */
    private static List<Ended> oneOfEachApplication(List<Ended> ended) {
        Set<UUID> applications = new HashSet<>();
        return ended.stream()
                .filter(one -> applications.add(one.dispatch().application()))
                .toList();
    }

    private void apply(List<Ended> ended) {
        answers.applyAll(ended.stream().map(Ended::heard).toList());
    }

    private void alone(Ended ended, int attempt) {
        try {
            apply(List.of(ended));
            unapplied.worked();
        } catch (RuntimeException | Error fault) {
            unapplied.failed(ended.dispatch, fault);
            if (attempt < TRIES) {
                again(ended, attempt + 1);
            } else {
                keep(ended);
            }
        }
    }

    private void keep(Ended ended) {
        try {
            later.keep(ended.dispatch, ended.result);
            unkept.worked();
        } catch (RuntimeException | Error fault) {
            unkept.failed(ended.dispatch, fault);
        }
    }

    private void again(Ended ended, int attempt) {
        long pause = ThreadLocalRandom.current().nextLong(50L << attempt);
        try {
            clock.schedule(() -> alone(ended, attempt), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Stopping; the lease brings it back.");
        }
    }

    @PreDestroy
    void stop() {
        arrivals.stop(Duration.ofSeconds(2));
        clock.shutdownNow();
    }
}
