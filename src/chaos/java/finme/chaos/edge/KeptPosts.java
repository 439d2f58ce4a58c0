package finme.chaos.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Five sources, each of which sends one after the other, and again under the same key until it has a 202. */
final class KeptPosts implements AutoCloseable {
    private static final int SOURCES = 5;
    private static final String KEY = "kept-source-key";
    /** A phone number that is looked for afterwards; none that FinMe itself gives as an example. */
    static final String CANARY = "604713925";

    private static final String MAPPING = """
            {product: "PERSONAL_LOAN", amount: {value: payload.sum, currency: "EUR"}, termMonths: 36,
             borrower: {firstName: payload.first, lastName: payload.last, birthDate: "1988-05-04", phone: payload.phone},
             consents: [{kind: "DATA_SHARING", version: "v7", givenAt: "2026-03-02T10:14:05Z"}]}""";

    private final Supplier<String> edge;
    private final int each;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(SOURCES);
    private final Map<String, List<Posted>> told = new LinkedHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    KeptPosts(Supplier<String> edge, int posts) {
        this.edge = edge;
        this.each = posts / SOURCES;
        for (int i = 1; i <= SOURCES; i++) {
            told.put("kept-" + i, new ArrayList<>());
        }
    }

    record Posted(String id, String reference) {}

    static Map<String, Object> source(String code) {
        return Map.of(
                "code", code, "name", code, "key", KEY, "format", "JSON", "mapping", MAPPING, "whenCoreIsAway", "KEEP");
    }

    List<String> sources() {
        return List.copyOf(told.keySet());
    }

    void begin() {
        told.forEach((source, ids) -> threads.execute(() -> {
            for (int number = 0; number < each; number++) {
                ids.add(post(source, number));
                acknowledged.incrementAndGet();
            }
        }));
    }

    private Posted post(String source, int number) {
        String body = "{\"sum\":%d,\"first\":\"Irina\",\"last\":\"Mala%d\",\"phone\":\"+420%s\"}"
                .formatted(6_000 + number % 6, number, number == each / 2 ? CANARY : "6020" + (10_000 + number));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(edge.get() + "/api/v1/sources/" + source + "/applications"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", source + "-" + number)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 202) {
                    JsonNode receipt = json.readTree(answer.body());
                    return new Posted(
                            receipt.path("id").asText(),
                            receipt.path("reference").asText());
                }
            } catch (IOException notThere) {
                // as any other answer: again
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            retries.incrementAndGet();
            LockSupport.parkNanos(200_000_000);
        }
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int retries() {
        return retries.get();
    }

    Map<String, List<Posted>> bySource() {
        return told;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
