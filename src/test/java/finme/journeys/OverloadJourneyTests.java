package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.journeys.World.Lender;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Far more applications than this node takes, which has one thread for their steps and low marks so that they are
 * reached with few. An open loop: senders don't wait for one another. The full form (three times the measured capacity,
 * a minute long) is {@code finme.chaos.overload.Overload}.
 */
@FinMeTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "finme.intake.at-once=16",
            "finme.intake.most-waiting=60",
            "finme.intake.longest-wait=1s",
            "camunda.bpm.job-execution.core-pool-size=1",
            "camunda.bpm.job-execution.max-pool-size=1",
            "camunda.bpm.job-execution.queue-capacity=1",
            "camunda.bpm.job-execution.max-jobs-per-acquisition=2"
        })
class OverloadJourneyTests {
    private static final int WARM_UP = 40;
    private static final int SENT = 1_500;
    private static final int PER_SECOND = 200;
    private static final int EVERY_TENTH = 10;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final FinMeHttp http;
    private final World world;
    private final JdbcTemplate jdbc;
    private final MeterRegistry meters;

    OverloadJourneyTests(FinMeHttp http, JdbcTemplate jdbc, MeterRegistry meters) {
        this.http = http;
        this.world = new World(http);
        this.jdbc = jdbc;
        this.meters = meters;
    }

    /** @param replayed a repeat that got the first answer */
    private record Seen(int status, long millis, HttpResponse<String> answer) {
        boolean replayed() {
            return answer.headers().firstValue("Idempotency-Replayed").isPresent();
        }
    }

    @Test
    void refusesPolitelyAndLosesNothing() {
        Lender lender = world.lender("overload", "decline", Map.of("concurrency", 200));
        Lender limited = world.lender("overload-limited", "decline", Map.of());
        limit(limited);
        for (int i = 0; i < WARM_UP; i++) {
            world.apply(lender);
        }
        String known = "known-before";
        UUID first = id(join(List.of(send(lender, known, 0))).get(0));

        List<CompletableFuture<Seen>> applications = new ArrayList<>();
        List<CompletableFuture<Seen>> repeats = new ArrayList<>();
        List<CompletableFuture<Seen>> reads = new ArrayList<>();
        long next = System.nanoTime();
        for (int n = 1; n <= SENT; n++) {
            applications.add(send(n % EVERY_TENTH == 0 ? limited : lender, "overload-" + n, n));
            if (n % EVERY_TENTH == 0) {
                repeats.add(send(lender, known, 0));
                reads.add(status(lender, first));
            }
            next += 1_000_000_000L / PER_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        List<Seen> answers = join(applications);

        assertThat(answers).extracting(Seen::status).containsOnly(202, 429, 503);
        assertThat(answers)
                .filteredOn(seen -> seen.status() != 202)
                .allSatisfy(OverloadJourneyTests::saysWhenToComeAgain);
        List<Seen> accepted =
                answers.stream().filter(seen -> seen.status() == 202).toList();
        assertThat(percentile(accepted, 0.99)).as("p99 of accepted, ms").isLessThanOrEqualTo(2_000);
        assertThat(join(reads)).extracting(Seen::status).containsOnly(200);
        assertThat(join(repeats)).allSatisfy(seen -> {
            assertThat(seen.status()).isIn(202, 503);
            if (seen.status() == 202) {
                assertThat(seen.replayed()).isTrue();
                assertThat(id(seen)).isEqualTo(first);
            } else {
                saysWhenToComeAgain(seen);
            }
        });
        assertThat(meters.counter("finme.intake.refused", "reason", "backlog").count())
                .as("refused because of the backlog")
                .isPositive();
        List<UUID> ids = accepted.stream().map(this::id).distinct().toList();
        assertThat(ids).hasSameSizeAs(accepted);
        await().atMost(Duration.ofSeconds(60)).until(() -> ended(ids) == ids.size());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> join(List.of(send(lender, "afterwards", SENT + 1)))
                                .get(0)
                                .status()
                        == 202);
    }

    private static void saysWhenToComeAgain(Seen seen) {
        assertThat(seen.answer().headers().firstValue("Retry-After"))
                .as("%d with Retry-After", seen.status())
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
    }

    private void limit(Lender lender) {
        JsonNode source = http.get("/api/v1/admin/sources/" + lender.source(), FinMeHttp.ADMIN)
                .json();
        Map<String, Object> limited = new java.util.HashMap<>(json.convertValue(source, Map.class));
        limited.put("perMinute", 60);
        http.putMasterData("sources", lender.source(), limited);
    }

    private CompletableFuture<Seen> send(Lender lender, String key, int n) {
        return seen(http.request("/api/v1/sources/" + lender.source() + "/applications")
                .header("Authorization", "Bearer key-" + lender.source())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(World.application(601_000_000 + n))));
    }

    private CompletableFuture<Seen> status(Lender lender, UUID id) {
        return seen(http.request("/api/v1/sources/" + lender.source() + "/applications/" + id)
                .header("Authorization", "Bearer key-" + lender.source())
                .GET());
    }

    private CompletableFuture<Seen> seen(HttpRequest.Builder request) {
        long started = System.nanoTime();
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Seen(answer.statusCode(), (System.nanoTime() - started) / 1_000_000, answer));
    }

    private static List<Seen> join(List<CompletableFuture<Seen>> sent) {
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private UUID id(Seen accepted) {
        try {
            return UUID.fromString(
                    json.readTree(accepted.answer().body()).path("id").asText());
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw new AssertionError(noJson);
        }
    }

    private static long percentile(List<Seen> seen, double share) {
        long[] sorted = seen.stream().mapToLong(Seen::millis).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
    }

    private int ended(List<UUID> ids) {
        Integer ended = jdbc.queryForObject(
                "select count(*) from fdforge.application where id = any (?::uuid[]) and status = 'UNPLACED'",
                Integer.class,
                (Object) ids.stream().map(UUID::toString).toArray(String[]::new));
        return ended == null ? 0 : ended;
    }
}
