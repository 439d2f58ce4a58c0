package finme.admin.decision;

import finme.dispatch.RoutingReplay;
import finme.dispatch.RoutingReplay.Range;
import finme.dispatch.RoutingReplay.Replay;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.process.DecisionStudio;
import finme.process.DecisionStudio.Draft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.WebAsyncTask;

/** One replay at a time, on a thread of its own: requests of others go on, and so does the sending of applications. */
@Component
public class Replays implements DisposableBean {
    private static final int USUAL = 10_000;
    private static final int MOST = 100_000;
    private static final int WAITING = 4;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration USUAL_TIME = Duration.ofDays(30);

    private final DecisionStudio studio;
    private final RoutingReplay replay;
    private final ScreeningReplay screening;
    private final ThreadPoolTaskExecutor thread = new ThreadPoolTaskExecutor();

    Replays(DecisionStudio studio, RoutingReplay replay, ScreeningReplay screening) {
        this.studio = studio;
        this.replay = replay;
        this.screening = screening;
        thread.setCorePoolSize(1);
        thread.setMaxPoolSize(1);
        thread.setQueueCapacity(WAITING);
        thread.setThreadNamePrefix("replay-");
        thread.setDaemon(true);
        thread.initialize();
    }

    /** @param from,to when the applications arrived; the last 30 days unless told @param limit at most 100,000 */
    public record Wish(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer limit) {}

    WebAsyncTask<Replay> of(Draft draft, @Nullable Wish wish) {
        return of(draft, wish, Function.identity());
    }

    /** @param then what is made of it, on the replay's thread */
    public <T> WebAsyncTask<T> of(Draft draft, @Nullable Wish wish, Function<Replay, T> then) {
        Range range = range(wish == null ? new Wish(null, null, null) : wish);
        Supplier<Replay> play = play(draft, range);
        return new WebAsyncTask<>(LONGEST.toMillis(), polite(), () -> then.apply(play.get()));
    }

    private Supplier<Replay> play(Draft draft, Range range) {
        if (draft.key().equals(ScreeningReplay.KEY)) {
            var now = studio.screening(null);
            var then = studio.screening(draft);
            return () -> screening.run(now, then, range);
        }
        var before = studio.priorities();
        var after = studio.priorities(draft);
        return () -> replay.run(before, after, range);
    }

    /** Full is told as such, not as a fault of ours. */
    private AsyncTaskExecutor polite() {
        return task -> {
            try {
                thread.execute(task);
            } catch (TaskRejectedException full) {
                throw Problem.busy(503, "busy", "Other replays are waiting already.", Duration.ofSeconds(10));
            }
        };
    }

    private static Range range(Wish wish) {
        List<Fault> faults = new ArrayList<>();
        int limit = Objects.requireNonNullElse(wish.limit(), USUAL);
        if (limit < 1 || limit > MOST) {
            faults.add(new Fault("/limit", "out_of_range", "Must be between 1 and " + MOST + "."));
        }
        Instant to = Objects.requireNonNullElseGet(wish.to(), Instant::now);
        Instant from = Objects.requireNonNullElseGet(wish.from(), () -> to.minus(USUAL_TIME));
        if (!from.isBefore(to)) {
            faults.add(new Fault("/from", "out_of_range", "Must be before to."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new Range(clipped(from), clipped(to), limit);
    }

    /** Ids know nothing before 1970 and after the year 10000. */
    private static Instant clipped(Instant time) {
        Instant last = Instant.parse("9999-12-31T00:00:00Z");
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(last) ? last : time;
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
