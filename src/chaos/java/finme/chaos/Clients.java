package finme.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sources that send each application until it is acknowledged, always under the same key; some send it again later. */
final class Clients {
    private static final int THREADS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Supplier<String> finme;
    private final long seed;
    private final int applications;
    private final int perSecond;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Set<String>> ids = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private volatile boolean givenUp;
    private volatile int ceiling = Integer.MAX_VALUE;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicLong lastAck = new AtomicLong(System.nanoTime());

    Clients(Supplier<String> finme, long seed, int applications, int perSecond) {
        this.finme = finme;
        this.seed = seed;
        this.applications = applications;
        this.perSecond = perSecond;
    }

    /** Returns when everything is acknowledged, refused for good, or patience ran out. */
    void sendAll() throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                for (int number = next.getAndIncrement(); number < applications; number = next.getAndIncrement()) {
                    long due = start + number * 1_000_000_000L / perSecond;
                    LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                    while (number >= ceiling && !givenUp) {
                        LockSupport.parkNanos(20_000_000);
                    }
                    send(number);
                    if (new Random(seed + number).nextInt(100) < 5) {
                        send(number);
                    }
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    /** Holds back what would come after so many: a slow machine shall not be through before the blow falls. */
    void upTo(int applications) {
        ceiling = applications;
    }

    /** Nobody will be there to answer. */
    void giveUp() {
        givenUp = true;
    }

    private void send(int number) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!givenUp && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            HttpResponse<String> answer = post(number);
            int status = answer == null ? 0 : answer.statusCode();
            if (answer != null && status == 202) {
                ids.computeIfAbsent(number, n -> ConcurrentHashMap.newKeySet()).add(id(answer.body()));
                lastAck.set(System.nanoTime());
                return;
            }
            if (answer != null && status >= 400 && status < 500 && status != 409 && status != 429) {
                refusals.add(status + " " + answer.body());
                return;
            }
            retries.incrementAndGet();
            LockSupport.parkNanos(300_000_000);
        }
        refusals.add("never acknowledged");
    }

    private @Nullable HttpResponse<String> post(int number) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(finme.get() + "/api/v1/sources/" + Applications.SOURCE + "/applications"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + Applications.KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "chaos-" + seed + "-" + number)
                .POST(HttpRequest.BodyPublishers.ofString(Applications.json(number)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            return null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private String id(String body) {
        try {
            return json.readTree(body).path("id").asText();
        } catch (IOException noJson) {
            return "unreadable";
        }
    }

    /** @return the status FinMe tells the source, or the HTTP status when it is not 200 */
    String status(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(finme.get() + "/api/v1/sources/" + Applications.SOURCE + "/applications/" + id))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + Applications.KEY)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? json.readTree(answer.body()).path("status").asText()
                : String.valueOf(answer.statusCode());
    }

    int acknowledged() {
        return ids.size();
    }

    /** Acknowledged or refused for good. */
    int answered() {
        return ids.size() + refusals.size();
    }

    int retries() {
        return retries.get();
    }

    Map<Integer, Set<String>> ids() {
        return ids;
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }

    long lastAckNanos() {
        return lastAck.get();
    }
}
