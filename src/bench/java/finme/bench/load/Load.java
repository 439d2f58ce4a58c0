package finme.bench.load;

import finme.bench.measure.Percentiles;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends applications and follows each to its end, which the contender's own tables tell. */
public final class Load {
    private static final int SENDERS = 16;
    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long LOOK_NANOS = 50_000_000;
    private static final long REFUSED_NANOS = 200_000_000;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    /** Also the borrower's phone: numbers of Czech mobiles. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(720_000_000);

    private final Target target;
    private final UnderWay underWay;
    private final AtomicInteger refused = new AtomicInteger();

    private Load(Target target) {
        this.target = target;
        this.underWay = new UnderWay(target);
    }

    /**
     * A fixed number under way all the time, those that are refused and tried again among them.
     *
     * @param ramp left out of the figures, at the least
     */
    public static Run steady(Target target, int most, Duration ramp, Duration window) throws Exception {
        SteadyPace pace = new SteadyPace(most, ramp, window);
        Load load = new Load(target);
        load.run(pace);
        return load.result(pace.from(), pace.to());
    }

    /** So many, to warm up or to be there: nothing is measured. */
    public static void count(Target target, int applications, int most) throws Exception {
        new Load(target).run(Pace.count(applications, most));
    }

    public static Run perSecond(Target target, int rate, Duration time) throws Exception {
        Instant start = Instant.now();
        Load load = new Load(target);
        load.run(Pace.perSecond(rate, time));
        return load.result(start, Instant.now());
    }

    /** Milliseconds of one request, sent again and again on one connection with pauses. */
    public static Percentiles answers(Post post, int times, Duration pause) throws IOException {
        List<Double> millis = new ArrayList<>();
        try (Wire wire = new Wire()) {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                wire.send(post);
                millis.add((System.nanoTime() - start) / 1e6);
                LockSupport.parkNanos(pause.toNanos());
            }
        }
        return Percentiles.of(millis);
    }

    private void run(Pace pace) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> sending = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            sending.add(senders.submit(() -> sendAll(pace)));
        }
        senders.shutdown();
        try {
            follow(pace, sending);
        } finally {
            senders.shutdownNow();
        }
    }

    private Run result(Instant from, Instant to) {
        return new Run(underWay.ended(), from, to, refused.get());
    }

    private void sendAll(Pace pace) {
        try (Wire wire = new Wire()) {
            while (pace.next()) {
                send(wire);
            }
        } catch (IOException unreachable) {
            throw new IllegalStateException(target.name() + " can't be reached", unreachable);
        }
    }

    private void send(Wire wire) throws IOException {
        Post post = target.application(NUMBERS.incrementAndGet());
        Instant sent = Instant.now();
        long nanos = System.nanoTime();
        while (System.nanoTime() - nanos < PATIENCE_NANOS) {
            Wire.Answer answer = wire.send(post);
            if (answer.status() == 202) {
                double millis = (System.nanoTime() - nanos) / 1e6;
                Matcher id = ID.matcher(answer.body());
                if (!id.find()) {
                    throw new IllegalStateException(target.name() + " gives no id: " + answer.body());
                }
                underWay.add(UUID.fromString(id.group(1)), sent, millis);
                return;
            }
            if (answer.status() != 503 && answer.status() != 429) {
                throw new IllegalStateException(target.name() + " answered " + answer);
            }
            refused.incrementAndGet();
            LockSupport.parkNanos(REFUSED_NANOS);
        }
        throw new IllegalStateException(target.name() + " refused an application for five minutes");
    }

    private void follow(Pace pace, List<Future<?>> sending) throws Exception {
        long deadline = Long.MAX_VALUE;
        try (Connection connection = target.database().connectForLookUps()) {
            boolean sent = false;
            while (!sent || underWay.size() > 0) {
                sent = sent(sending);
                if (sent && deadline == Long.MAX_VALUE) {
                    deadline = System.nanoTime() + PATIENCE_NANOS;
                }
                int seen = underWay.look(connection);
                for (int i = 0; i < seen; i++) {
                    pace.ended();
                }
                if (System.nanoTime() - deadline > 0 && deadline != Long.MAX_VALUE) {
                    throw new IllegalStateException(
                            target.name() + ": " + underWay.size() + " applications have not ended");
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** A sender's failure is ours. */
    private static boolean sent(List<Future<?>> sending) throws Exception {
        boolean all = true;
        for (Future<?> sender : sending) {
            if (sender.isDone()) {
                try {
                    sender.get();
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof Exception cause ? cause : failed;
                }
            }
            all &= sender.isDone();
        }
        return all;
    }
}
