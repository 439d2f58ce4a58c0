package finme.chaos.overload;

import finme.chaos.node.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Sends a FinMe of its own far more than it takes, without waiting for answers, and says what came back. The property
 * {@code overload.seconds} says for how long the full form does so (60).
 */
public final class Overload {
    private static final int WARMING = 4;
    private static final int SENDERS = 16;
    private static final int FACTOR = 3;
    private static final int SECONDS = Integer.getInteger("overload.seconds", 60);
    private static final Duration WARM_UP = Duration.ofSeconds(75);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration SHORT_WARM_UP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Node finme;
    private final Senders senders;

    private Overload(Node finme) throws Exception {
        this.finme = finme;
        Requests requests = new Requests(finme.url());
        requests.prepare();
        senders = new Senders(requests);
        senders.sendFirst();
    }

    /** As delivered: three times what it was measured to take. */
    public static Verdict full() throws Exception {
        // a heap that is there from the beginning: what grows then is something else
        return with(List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"), List.of(), overload -> {
            overload.warmUp(WARM_UP);
            double capacity = overload.capacity(MEASURED);
            return overload.load(capacity, FACTOR * capacity, SECONDS);
        });
    }

    /** With low marks, so that they are reached within seconds; what it takes is not measured. */
    public static Verdict small(int perSecond, int seconds) throws Exception {
        return with(
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(
                        "--finme.postgres.durable=false",
                        "--finme.intake.at-once=16",
                        "--finme.intake.at-work=16",
                        "--finme.intake.most-waiting=60",
                        "--finme.intake.longest-wait=1s"),
                overload -> {
                    overload.warmUp(SHORT_WARM_UP);
                    return overload.load(0, perSecond, seconds);
                });
    }

    @FunctionalInterface
    private interface Play {
        Verdict play(Overload overload) throws Exception;
    }

    private static Verdict with(List<String> jvm, List<String> more, Play play) throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "overload")), "finme")
                .toAbsolutePath();
        List<String> settings = new ArrayList<>(List.of(
                "--finme.postgres.binaries=target/postgres",
                "--finme.keyset.file=" + data.resolve("keyset.properties")));
        settings.addAll(more);
        Node finme = new Node(data, jvm, List.of(), settings).afterOthers();
        Thread interrupted = new Thread(finme::stop);
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            finme.start();
            finme.awaitReady();
            return play.play(new Overload(finme));
        } finally {
            finme.stop();
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }

    /** By few, so that the compiler gets its share of the processors: a cold capacity is no measure of the load after it. */
    private void warmUp(Duration time) throws InterruptedException {
        Tally tally = new Tally();
        senders.closedLoop(WARMING, time, tally);
        ends(tally);
    }

    /**
     * Applications that ended per second while as many were sent as were taken: by the time FinMe says that each ended,
     * in the last three quarters of the window, when as much is under way as there will be.
     */
    private double capacity(Duration time) throws InterruptedException {
        Tally tally = new Tally();
        Instant from = Instant.now().plus(time.dividedBy(4));
        senders.closedLoop(SENDERS, time, tally);
        Instant to = Instant.now();
        long within = ends(tally).stream()
                .filter(end -> !end.isBefore(from) && end.isBefore(to))
                .count();
        return within * 1e3 / Duration.between(from, to).toMillis();
    }

    private Collection<Instant> ends(Tally tally) throws InterruptedException {
        Collection<Instant> ends = senders.ends(tally, PATIENCE);
        if (ends.size() < tally.ids().size()) {
            throw new IllegalStateException("Applications do not end even without overload.");
        }
        return ends;
    }

    private Verdict load(double capacity, double perSecond, int seconds) throws Exception {
        Tally tally = new Tally();
        List<Long> resident = new ArrayList<>();
        long log = finme.logged();
        double sent = senders.openLoop(perSecond, seconds, tally, () -> memory(resident));
        Instant stopped = Instant.now();
        Collection<Instant> ends = senders.ends(tally, PATIENCE);
        Instant last = ends.stream().max(Comparator.naturalOrder()).orElse(stopped);
        return new Verdict(
                capacity,
                perSecond,
                sent,
                seconds,
                tally,
                tally.ids().size() - ends.size(),
                Math.max(0, Duration.between(stopped, last).toMillis() / 1e3),
                resident,
                finme.hasSaid("Refusing applications", log));
    }

    private void memory(List<Long> resident) {
        try {
            finme.residentMb().ifPresent(resident::add);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
