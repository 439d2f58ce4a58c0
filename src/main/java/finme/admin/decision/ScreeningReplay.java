package finme.admin.decision;

import finme.dispatch.RoutingReplay.Change;
import finme.dispatch.RoutingReplay.Range;
import finme.dispatch.RoutingReplay.Replay;
import finme.dispatch.RoutingReplay.Why;
import finme.loan.ApplicationFacts;
import finme.loan.PastApplications;
import finme.loan.PastApplications.Past;
import finme.loan.Screening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Screens past applications twice; what changes is told as verdict and reason. */
@Component
class ScreeningReplay {
    static final String KEY = "application-screening";

    private static final int MOST_CHANGES = 1_000;

    private final PastApplications past;

    ScreeningReplay(PastApplications past) {
        this.past = past;
    }

    Replay run(Function<ApplicationFacts, Screening> before, Function<ApplicationFacts, Screening> after, Range range) {
        Play play = new Play(before, after);
        past.each(range.from(), range.to(), range.limit(), play::add);
        return play.result();
    }

    private static final class Play {
        private final long begun = System.nanoTime();
        private final Function<ApplicationFacts, Screening> before;
        private final Function<ApplicationFacts, Screening> after;
        private final List<Change> changes = new ArrayList<>();
        private long count;
        private long changed;

        Play(Function<ApplicationFacts, Screening> before, Function<ApplicationFacts, Screening> after) {
            this.before = before;
            this.after = after;
        }

        void add(Past each) {
            List<String> was = words(before.apply(each.facts()));
            Screening screened = after.apply(each.facts());
            List<String> is = words(screened);
            count++;
            if (!was.equals(is)) {
                changed++;
                if (changes.size() < MOST_CHANGES) {
                    changes.add(new Change(
                            each.application().id(), each.application().reference(), was, is, why(screened)));
                }
            }
        }

        Replay result() {
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            return new Replay(count, changed, millis, List.of(), changes);
        }
    }

    private static List<Why> why(Screening screening) {
        return screening.text() == null ? List.of() : List.of(new Why(null, "VERDICT", screening.text()));
    }

    private static List<String> words(Screening screening) {
        return Stream.of(screening.verdict().name(), screening.reason())
                .filter(Objects::nonNull)
                .toList();
    }
}
