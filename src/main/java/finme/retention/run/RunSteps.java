package finme.retention.run;

import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.fdforge.DatabaseClock;
import finme.retention.Disposal;
import finme.retention.Disposal.Step;
import finme.retention.RetentionRule;
import finme.retention.RetentionRun;
import finme.retention.RetentionRun.Line;
import finme.work.Backlog;
import finme.work.FailureLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Goes through the rules one after the other, a few rows at a time, and makes room for the main job. */
@Component
class RunSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RunSteps.class);
    private static final Duration ROOM = Duration.ofSeconds(1);

    private final Catalogue<RetentionRule> rules;
    private final ObjectProvider<Disposal> disposals;
    private final ObjectProvider<Backlog> backlogs;
    private final RunRows rows;
    private final RetentionSettings settings;
    private final DatabaseClock clock;
    private final FailureLog failures = new FailureLog(LOG, "One kind of data is not let go of this time");

    RunSteps(
            Catalogue<RetentionRule> rules,
            ObjectProvider<Disposal> disposals,
            ObjectProvider<Backlog> backlogs,
            RunRows rows,
            RetentionSettings settings,
            DatabaseClock clock) {
        this.rules = rules;
        this.disposals = disposals;
        this.backlogs = backlogs;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    RetentionRun.State run(UUID id, boolean dry) {
        Course course =
                new Course(id, dry, System.nanoTime() + settings.longest().toNanos());
        for (Versioned<RetentionRule> rule : rules.all()) {
            Disposal disposal = disposal(rule.value());
            if (disposal != null && !course.isOver()) {
                course.through(
                        disposal, clock.now().minus(Duration.ofDays(rule.value().days())));
            }
        }
        rows.keep(id, course.lines);
        LOG.info("Retention{}: {}", dry ? " (dry run)" : "", course.lines);
        return course.isOver() ? RetentionRun.State.CUT_SHORT : RetentionRun.State.DONE;
    }

    private @Nullable Disposal disposal(RetentionRule rule) {
        return rule.state() == RetentionRule.State.PAUSED
                ? null
                : disposals.stream()
                        .filter(each -> each.code().equals(rule.code()))
                        .findFirst()
                        .orElse(null);
    }

    /** One run: what it found so far, and until when it may go on. */
    private final class Course {
        private final UUID id;
        private final boolean dry;
        private final long until;
        private final List<Line> lines = new ArrayList<>();
        private boolean givenUp;

        Course(UUID id, boolean dry, long until) {
            this.id = id;
            this.dry = dry;
            this.until = until;
        }

        boolean isOver() {
            return givenUp || Thread.currentThread().isInterrupted() || System.nanoTime() - until > 0;
        }

        /** A failure of one kind is counted and ends that kind only. */
        void through(Disposal disposal, Instant before) {
            long begun = System.nanoTime();
            int place = lines.size();
            Line line = new Line(disposal.code(), 0, 0, 0, 0);
            lines.add(line);
            UUID after = null;
            do {
                makeRoom();
                Step step = step(disposal, before, after);
                line = new Line(
                        line.rule(),
                        line.considered() + step.considered(),
                        line.done() + step.done(),
                        line.failed() + step.failed(),
                        Duration.ofNanos(System.nanoTime() - begun).toMillis());
                lines.set(place, line);
                givenUp = !rows.keep(id, lines);
                after = step.next();
            } while (after != null && !isOver());
        }

        private Step step(Disposal disposal, Instant before, @Nullable UUID after) {
            try {
                return disposal.step(before, after, dry);
            } catch (RuntimeException failure) {
                failures.failed(disposal.code(), failure);
                return new Step(0, 0, 1, null);
            }
        }

        private void makeRoom() {
            LockSupport.parkNanos(settings.pause().toNanos());
            while (isBusy() && !isOver()) {
                rows.keep(id, lines);
                LockSupport.parkNanos(ROOM.toNanos());
            }
        }

        private boolean isBusy() {
            return backlogs.stream()
                            .mapToLong(backlog -> backlog.read().waiting())
                            .sum()
                    > settings.busy();
        }
    }
}
