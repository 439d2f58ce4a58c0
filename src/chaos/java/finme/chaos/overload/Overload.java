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
    private static final int WARM_UP_SECONDS = Integer.getInteger("overload.warm", 30);
    private static final int SECONDS = Integer.getInteger("overload.seconds", 60);
    private static final int FACTOR = Integer.getInteger("overload.factor", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double GROWTH = 1.1;

    private Overload() {}

    public static void main(String[] command) throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "overload")), "finme")
                .toAbsolutePath();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        boolean kept;
        try (FinMeProcess finme = new FinMeProcess(List.of(command), data)) {
            finme.awaitReadiness(http);
            kept = run(finme, http);
        }
        System.exit(kept ? 0 : 1);
    }

    private static boolean run(FinMeProcess finme, HttpClient http) throws Exception {
        Requests requests = new Requests(finme.base());
        requests.prepare(http);
        Senders senders = new Senders(http, requests);
        capacity(senders, WARM_UP_SECONDS);
        double capacity = capacity(senders, WARM_UP_SECONDS);

        Tally tally = new Tally();
        List<Long> resident = new ArrayList<>();
        senders.openLoop(FACTOR * capacity, Duration.ofSeconds(SECONDS), tally, () -> resident.add(memory(finme)));
        long stopped = System.nanoTime();
        int unfinished = senders.unfinished(tally, PATIENCE);
        double drained = (System.nanoTime() - stopped) / 1e9;
        int tenth = Math.max(1, resident.size() / 6);
        long before = median(resident.subList(0, tenth));
        long after = median(resident.subList(resident.size() - tenth, resident.size()));

        boolean kept = tally.foreignStatuses() == 0
                && tally.withoutAnswer() == 0
                && tally.withoutRetryAfter() == 0
                && tally.acceptMillis(0.99) <= 2_000
                && unfinished == 0
                && after <= before * GROWTH;
        System.out.printf(
                """

                | overload | |
                |---|---|
                | measured capacity, applications ended per second | %.0f |
                | sent per second, for %d s | %.0f |
                | answers by status | %s |
                | no answer at all | %d |
                | 429 and 503 without Retry-After | %d |
                | accepted per second | %.0f |
                | accepted: p50 / p95 / p99 ms | %d / %d / %d |
                | refused: p50 / p99 ms | %d / %d |
                | accepted that have not ended | %d |
                | until all had ended and were looked up, s | %.0f |
                | resident memory, first and last sixth, MB | %d / %d |
                | promise | %s |
                %n""",
                capacity,
                SECONDS,
                FACTOR * capacity,
                tally.statuses(),
                tally.withoutAnswer(),
                tally.withoutRetryAfter(),
                tally.ids().size() / (double) SECONDS,
                tally.acceptMillis(0.5),
                tally.acceptMillis(0.95),
                tally.acceptMillis(0.99),
                tally.refuseMillis(0.5),
                tally.refuseMillis(0.99),
                unfinished,
                drained,
                before,
                after,
                kept ? "kept" : "NOT KEPT");
        return kept;
    }

    /** Applications that ended per second while as many were sent as were taken. */
    private static double capacity(Senders senders, int seconds) throws InterruptedException {
        Tally tally = new Tally();
        long started = System.nanoTime();
        senders.closedLoop(SENDERS, Duration.ofSeconds(seconds), tally);
        if (senders.unfinished(tally, PATIENCE) > 0) {
            throw new IllegalStateException("Applications do not end even without overload.");
        }
        return tally.ids().size() / ((System.nanoTime() - started) / 1e9);
    }

    private static long memory(FinMeProcess finme) {
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
