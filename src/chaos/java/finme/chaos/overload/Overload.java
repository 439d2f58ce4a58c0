package finme.chaos.overload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what a FinMe takes, sends three times as much for a minute without waiting for answers, and says what came
 * back. Arguments: the command line that starts FinMe, such as {@code java -Xmx512m -jar target/finme.jar}. Properties:
 * {@code overload.seconds} (60), {@code overload.factor} (3). Ends with 1 when a promise was not kept.
 */
public final class Overload {
    private static final int SENDERS = 16;
    private static final int WARM_UP_SECONDS = Integer.getInteger("overload.warm", 20);
    private static final int SECONDS = Integer.getInteger("overload.seconds", 60);
    private static final int FACTOR = Integer.getInteger("overload.factor", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final FinMeProcess finme;
    private final Senders senders;

    private Overload(FinMeProcess finme, HttpClient http) throws IOException, InterruptedException {
        this.finme = finme;
        Requests requests = new Requests(finme.base());
        requests.prepare(http);
        senders = new Senders(http, requests);
        senders.sendFirst();
    }

    public static void main(String[] command) throws Exception {
        Verdict verdict = run(List.of(command), WARM_UP_SECONDS, 0, SECONDS);
        System.out.println(verdict.report() + "| resident memory | " + (verdict.isFlat() ? "flat" : "GREW") + " |");
        System.exit(verdict.broken().isEmpty() && verdict.isFlat() ? 0 : 1);
    }

    /** With one thread for its steps and low marks, so that they are reached within seconds; on this class path. */
    public static Verdict small(int perSecond, int seconds) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(
                List.of(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "finme.platform.FinMe",
                        "--finme.postgres.binaries=target/postgres",
                        "--finme.postgres.durable=false",
                        "--finme.intake.at-once=16",
                        "--finme.intake.most-waiting=60",
                        "--finme.intake.longest-wait=1s"),
                2,
                perSecond,
                seconds);
    }

    /** @param perSecond 0 for a multiple of the capacity measured first */
    private static Verdict run(List<String> command, int warmUp, int perSecond, int seconds) throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "overload")), "finme")
                .toAbsolutePath();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(30))
                .build();
        try (FinMeProcess process = new FinMeProcess(command, data)) {
            process.awaitReadiness(http);
            Overload overload = new Overload(process, http);
            overload.capacity(warmUp);
            overload.capacity(warmUp);
            double capacity = overload.capacity(warmUp);
            Verdict verdict = overload.load(capacity, perSecond > 0 ? perSecond : FACTOR * capacity, seconds);
            return process.said("Refusing applications") ? verdict : verdict.withoutOverload();
        }
    }

    private Verdict load(double capacity, double perSecond, int seconds) throws InterruptedException {
        Tally tally = new Tally();
        List<Long> resident = new ArrayList<>();
        senders.openLoop(perSecond, Duration.ofSeconds(seconds), tally, () -> resident.add(memory()));
        long stopped = System.nanoTime();
        int unfinished = senders.unfinished(tally, PATIENCE);
        double drained = (System.nanoTime() - stopped) / 1e9;
        int sixth = Math.max(1, resident.size() / 6);
        return new Verdict(
                capacity,
                perSecond,
                seconds,
                tally,
                unfinished,
                drained,
                median(resident.subList(0, sixth)),
                median(resident.subList(resident.size() - sixth, resident.size())),
                true);
    }

    /** Applications that ended per second while as many were sent as were taken. */
    private double capacity(int seconds) throws InterruptedException {
        Tally tally = new Tally();
        long started = System.nanoTime();
        senders.closedLoop(SENDERS, Duration.ofSeconds(seconds), tally);
        if (senders.unfinished(tally, PATIENCE) > 0) {
            throw new IllegalStateException("Applications do not end even without overload.");
        }
        return tally.ids().size() / ((System.nanoTime() - started) / 1e9);
    }

    private long memory() {
        try {
            return finme.residentMb();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
    }
}
