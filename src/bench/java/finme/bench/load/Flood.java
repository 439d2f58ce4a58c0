package finme.bench.load;

import finme.bench.measure.Database;
import finme.bench.measure.Percentiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many applications a second whatever becomes of those before, and what each was answered. */
public final class Flood {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> faults = new ConcurrentSkipListMap<>();
    private final LongAdder withoutATime = new LongAdder();
    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

    /**
     * @param request for the n-th
     * @return how many a second were sent in fact
     */
    public double send(double perSecond, Duration time, IntFunction<HttpRequest> request, Runnable everySecond) {
        Phaser underWay = new Phaser(1);
        long start = System.nanoTime();
        int count = (int) (perSecond * time.toMillis() / 1e3);
        int second = 0;
        for (int n = 0; n < count; n++) {
            long due = start + (long) (n / perSecond * 1e9);
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            underWay.register();
            http.sendAsync(request.apply(n), BodyHandlers.ofString()).whenComplete((answer, fault) -> {
                note(answer, (System.nanoTime() - due) / 1e6);
                if (fault != null) {
                    faults.computeIfAbsent(kind(fault), each -> new LongAdder()).increment();
                }
                underWay.arriveAndDeregister();
            });
            if (n >= second * perSecond) {
                second++;
                everySecond.run();
            }
        }
        double sent = count * 1e9 / (System.nanoTime() - start);
        underWay.arriveAndAwaitAdvance();
        return sent;
    }

    public static HttpRequest request(int port, String path, String authorization, String type, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private void note(@org.jspecify.annotations.Nullable HttpResponse<String> answer, double took) {
        int status = answer == null ? 0 : answer.statusCode();
        answers.computeIfAbsent(status, each -> new LongAdder()).increment();
        if (answer != null && status == 202) {
            Matcher id = ID.matcher(answer.body());
            if (id.find()) {
                accepted.add(UUID.fromString(id.group(1)));
                millis.add(took);
            }
        } else if (answer != null
                && status / 100 > 2
                && answer.headers().firstValue("Retry-After").isEmpty()) {
            withoutATime.increment();
        }
    }

    /** By status; 0 for none at all. */
    public Map<Integer, Long> answers() {
        Map<Integer, Long> all = new ConcurrentSkipListMap<>();
        answers.forEach((status, count) -> all.put(status, count.sum()));
        return all;
    }

    private static String kind(Throwable fault) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        return cause.getClass().getSimpleName() + " (" + cause.getMessage() + ")";
    }

    /** Why there was no answer: what was thrown, and how often. */
    public Map<String, LongAdder> faults() {
        return faults;
    }

    /** Refusals that do not say when to come again. */
    public long withoutATime() {
        return withoutATime.sum();
    }

    /** From when each was due. */
    public Percentiles millis() {
        return Percentiles.of(millis);
    }

    /** @return how many of the accepted have not ended after a while */
    public int left(Database database) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int left = accepted.size();
        while (left > 0 && System.nanoTime() - end < 0) {
            left = accepted.size() - ended(database);
            LockSupport.parkNanos(500_000_000);
        }
        return left;
    }

    private int ended(Database database) throws Exception {
        try (Connection connection = database.connectForLookUps();
                PreparedStatement query = connection.prepareStatement(Database.OURS
                        + "select count(distinct subject) from fdforge.ledger where action = 'crm_confirmed'"
                        + " and subject = any (?)")) {
            Array ids = connection.createArrayOf("uuid", accepted.toArray());
            query.setArray(1, ids);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
