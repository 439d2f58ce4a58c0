package finme.admin.decision;

import finme.dispatch.RoutingReplay.Change;
import finme.dispatch.RoutingReplay.Range;
import finme.dispatch.RoutingReplay.Replay;
import finme.loan.ApplicationFacts;
import finme.loan.PastApplications;
import finme.loan.PastApplications.Batch;
import finme.loan.PastApplications.Past;
import finme.loan.Screening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Screens past applications twice; what changes is told as verdict and reason. */
@Component
class ScreeningReplay {
    static final String KEY = "application-screening";

    private static final int BATCH = 500;
    private static final int MOST_CHANGES = 1_000;

    private final PastApplications past;

    ScreeningReplay(PastApplications past) {
        this.past = past;
    }

    Replay run(Function<ApplicationFacts, Screening> before, Function<ApplicationFacts, Screening> after, Range range) {
        long begun = System.nanoTime();
        long count = 0;
        long changed = 0;
        List<Change> changes = new ArrayList<>();
        @Nullable UUID next = null;
        do {
            Batch batch = past.read(range.from(), range.to(), next, (int) Math.min(BATCH, range.limit() - count));
            for (Past each : batch.cases()) {
                count++;
                List<String> was = words(before.apply(each.facts()));
                List<String> is = words(after.apply(each.facts()));
                if (!was.equals(is)) {
                    changed++;
                    if (changes.size() < MOST_CHANGES) {
                        changes.add(new Change(
                                each.application().id(), each.application().reference(), was, is));
                    }
                }
            }
            next = batch.next();
        } while (next != null && count < range.limit());
        return new Replay(
                count, changed, Duration.ofNanos(System.nanoTime() - begun).toMillis(), List.of(), changes);
    }

    private static List<String> words(Screening screening) {
        return Stream.of(screening.verdict().name(), screening.reason())
                .filter(Objects::nonNull)
                .toList();
    }
}
