package finme.reception.admission;

import finme.reception.SpareRoom;
import finme.work.Backlog;
import finme.work.Backlog.Reading;
import finme.work.FailureLog;
import finme.work.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * How high the backlog stands: read by a thread of its own a few times a second, never by a request. Once it was over
 * the mark it counts as over until it has fallen to half of it, so that it does not flap.
 */
@Component
@EnableConfigurationProperties(AdmissionSettings.class)
class BacklogMonitor extends Ticker implements SpareRoom {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogMonitor.class);

    private static final int SPARE = 10;

    private final List<Backlog> backlogs;
    private final AdmissionSettings settings;
    private volatile List<Reading> last = List.of();
    private volatile boolean over;
    private long begun;

    BacklogMonitor(List<Backlog> backlogs, AdmissionSettings settings, MeterRegistry meters) {
        super("backlog-monitor", settings.look(), new FailureLog(LOG, "The backlog is not known"));
        this.backlogs = backlogs;
        this.settings = settings;
        Gauge.builder("finme.backlog.waiting", this::waiting).register(meters);
        Gauge.builder("finme.backlog.age", () -> delay().toMillis() / 1e3)
                .baseUnit("seconds")
                .register(meters);
    }

    /** A tenth of the mark: what comes behind it waits for no longer than that takes. */
    @Override
    public boolean isThere() {
        return !over && waiting() <= settings.mostWaiting() / SPARE;
    }

    boolean isOver() {
        return over;
    }

    /** About as long as the backlog needs to drain: as long as most of it has waited already. */
    Duration delay() {
        return last.stream()
                .filter(this::counts)
                .map(Reading::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private long waiting() {
        return last.stream().mapToLong(Reading::waiting).sum();
    }

    /** Whoever can't read the database can't take anything in either: a failure changes nothing. */
    @Override
    protected void work() {
        last = backlogs.stream().map(Backlog::read).toList();
        boolean now = over ? !isHalfDone() : isTooMuch();
        if (now != over) {
            begun = waiting();
            over = now;
            LOG.info(
                    now
                            ? "Refusing applications: {} steps wait, most for {} ms"
                            : "Taking applications again: {} steps wait, most for {} ms",
                    begun,
                    delay().toMillis());
        }
    }

    private boolean isTooMuch() {
        return waiting() > settings.mostWaiting() || delay().compareTo(settings.longestWait()) > 0;
    }

    /** Of what waited when it began. */
    private boolean isHalfDone() {
        return waiting() <= Math.min(begun, settings.mostWaiting()) / 2
                && delay().multipliedBy(2).compareTo(settings.longestWait()) <= 0;
    }

    /** The age of a few says nothing: they may be stuck for a reason of their own. */
    private boolean counts(Reading reading) {
        return reading.waiting() >= settings.mostWaiting() / 20;
    }
}
