package finme.acceptance;

import finme.gateway.ApplicationIntake.Receipt;
import finme.gateway.IntakeTally;
import finme.gateway.IntakeTally.Part;
import finme.gateway.IntakeTally.Report;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Fault;
import finme.kernel.Later;
import finme.kernel.Problem;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Counts at no cost for the request, and tells core every few seconds and when it stops. */
@Component
public class EdgeTally implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeTally.class);
    private static final int SECONDS = 3;
    private static final Pattern NUMBER = Pattern.compile("/\\d+(?=/|$)");
    private static final String ATTRIBUTES = "/attributes/";

    private final IntakeTally core;
    private final KnownNames names;
    private final Sums sums = new Sums();
    private @Nullable Report unsent;
    private @Nullable ScheduledExecutorService clock;
    private boolean failing;

    EdgeTally(IntakeTally core, KnownNames names) {
        this.core = core;
        this.names = names;
    }

    public Attempt attempt(SourceProfile source) {
        return new Attempt(source);
    }

    /** One request of a source, counted when it has its answer. */
    public final class Attempt {
        private final SourceProfile source;
        private @Nullable Object payload;
        private boolean test;

        private Attempt(SourceProfile source) {
            this.source = source;
        }

        public void read(Object payload, boolean test) {
            this.payload = payload;
            this.test = test;
        }

        /** With one of them. */
        public void ended(@Nullable Receipt receipt, @Nullable Throwable fault) {
            if (receipt != null) {
                answered(source, receipt, test);
            } else if (fault != null && Later.cause(fault) instanceof Problem refusal) {
                refused(source, refusal, payload);
            }
        }
    }

    /** A test is no count. */
    public void answered(SourceProfile source, Receipt receipt, boolean test) {
        if (!test && !source.test()) {
            sums.answered(source.code(), what(receipt), Instant.now());
        }
    }

    private static String what(Receipt receipt) {
        if (receipt.replayed()) {
            return "replayed";
        }
        return switch (receipt.status()) {
            case "INCOMPLETE" -> "incomplete";
            case "DUPLICATE" -> "duplicate";
            default -> "accepted";
        };
    }

    /** @param payload null when it could not be read */
    public void refused(SourceProfile source, Problem problem, @Nullable Object payload) {
        Instant now = Instant.now();
        List<Part> shape = payload == null ? null : PayloadShape.of(payload, names.of(source));
        sums.answered(source.code(), "refused", now);
        if (problem.errors().isEmpty()) {
            sums.refused(source.code(), problem.code(), "", shape, now);
        }
        for (Fault fault : problem.errors()) {
            sums.refused(source.code(), fault.code(), place(fault.pointer()), shape, now);
        }
    }

    /** Somebody came without the source's key; nothing of what came instead is kept. */
    public void wrongKey(String source) {
        sums.refused(source, "unauthorized", "", null, Instant.now());
    }

    public void used(SourceProfile source, String keyHash) {
        sums.used(source.code(), keyHash, Instant.now());
    }

    /** Items of a list are one place; how an attribute is called is the sender's own word. */
    private static String place(String pointer) {
        String place = NUMBER.matcher(pointer).replaceAll("/*");
        return place.startsWith(ATTRIBUTES) ? ATTRIBUTES + '*' : place;
    }

    /** Hands over what has gathered. What core does not take now stays, with its id. */
    synchronized void tell() {
        try {
            Report report = unsent == null ? sums.take() : unsent;
            unsent = report;
            if (report != null) {
                core.add(report);
                unsent = null;
            }
            failing = false;
        } catch (RuntimeException away) {
            if (!failing) {
                LOG.info("Counts of sources wait: {}", away.getClass().getSimpleName());
                failing = true;
            }
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "intake-tally");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
        clock = started;
    }

    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdown();
            clock = null;
            tell();
        }
    }

    /** After the last request: what is counted then is told, too. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }
}
