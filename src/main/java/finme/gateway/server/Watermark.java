package finme.gateway.server;

import finme.kernel.Backlog;
import finme.kernel.Backlog.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * How high the backlog stands: read by a thread of its own a few times a second, never by a request. Once it was over
 * the mark it counts as over until it has fallen to half of it, so that it does not flap.
 */
@Component
@EnableConfigurationProperties(AdmissionSettings.class)
class Watermark implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watermark.class);

    private final List<Backlog> backlogs;
    private final AdmissionSettings settings;
    private volatile Reading last = Reading.NOTHING;
    private volatile boolean over;
    private long begun;
    private @Nullable ScheduledExecutorService clock;

    Watermark(List<Backlog> backlogs, AdmissionSettings settings, MeterRegistry meters) {
        this.backlogs = backlogs;
        this.settings = settings;
        Gauge.builder("finme.backlog.waiting", () -> last.waiting()).register(meters);
        Gauge.builder("finme.backlog.oldest", () -> last.oldest().toMillis() / 1e3)
                .baseUnit("seconds")
                .register(meters);
    }

    boolean isOver() {
        return over;
    }

    Reading last() {
        return last;
    }

    /** A failure changes nothing: whoever can't read the database can't take anything in either. */
    void look() {
        try {
            last = backlogs.stream().map(Backlog::read).reduce(Reading.NOTHING, Reading::and);
        } catch (RuntimeException fault) {
            LOG.debug("The backlog can't be read: {}", fault.getClass().getSimpleName());
            return;
        }
        boolean now = over ? !isHalfDone(last) : isTooMuch(last);
        if (now != over) {
            begun = last.waiting();
            over = now;
            LOG.info(
                    now
                            ? "Refusing applications: {} steps wait, the first for {} ms"
                            : "Taking applications again: {} steps wait, the first for {} ms",
                    last.waiting(),
                    last.oldest().toMillis());
        }
    }

    private boolean isTooMuch(Reading reading) {
        return reading.waiting() > settings.mostWaiting()
                || reading.waiting() >= settings.mostWaiting() / 20
                        && reading.oldest().compareTo(settings.longestWait()) > 0;
    }

    /** Of what waited when it began. The first in line alone says little: it may have been begun a moment ago. */
    private boolean isHalfDone(Reading reading) {
        return reading.waiting() < settings.mostWaiting() / 20
                || reading.waiting() <= Math.min(begun, settings.mostWaiting()) / 2
                        && reading.oldest().multipliedBy(2).compareTo(settings.longestWait()) <= 0;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "watermark");
            thread.setDaemon(true);
            return thread;
        });
        long pause = settings.look().toMillis();
        started.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        clock = started;
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
