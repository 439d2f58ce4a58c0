package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.loan.ApplicationStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits of every kind, lenders that decline and fail by chance, eight senders on two nodes with one database. With {@code
 * -Dlimits.applications=20000} as many as were promised, in some minutes.
 */
class TwoNodesModuleTests {
    private static final int APPLICATIONS = Integer.getInteger("limits.applications", 200);
    /** Of limits, which are written for 200 applications. */
    private static final int TIMES = APPLICATIONS / 200;

    private static final int KEPT = 1_000;
    private static final int SENDERS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(TwoNodesModuleTests.class);

    private final World world = World.get();
    private final World other = world.another();
    private final Map<String, Lender> lenders = new TreeMap<>();

    /** Counts by itself what it was sent, each key once, and what it sold. */
    private static final class Lender {
        final StubLender stub = new StubLender();
        final Map<String, Boolean> sold = new java.util.concurrent.ConcurrentHashMap<>();
        final AtomicInteger calls = new AtomicInteger();

        Lender(int yesOutOfTen) {
            stub.does((request, socket) -> {
                String key = request.headers().get("idempotency-key");
                if (stub.requests.size() > KEPT) {
                    stub.requests.clear();
                }
                if (calls.incrementAndGet() % 11 == 0) {
                    sold.putIfAbsent(key, false);
                    StubLender.reset().serve(request, socket);
                    return;
                }
                boolean yes = Math.floorMod(key.hashCode(), 10) < yesOutOfTen;
                sold.put(key, yes);
                String answer = yes ? "{\"outcome\": \"OFFERED\", \"price\": 10}" : "{\"outcome\": \"DECLINED\"}";
                StubLender.answer(200, answer).serve(request, socket);
            });
        }

        long sales() {
            return sold.values().stream().filter(yes -> yes).count();
        }
    }

    @AfterEach
    void close() throws Exception {
        for (Lender lender : lenders.values()) {
            lender.stub.close();
        }
        other.context.close();
        world.partners.clear();
    }

    @Test
    void noLimitIsExceededAndEveryPartnerHasAReason() {
        limited("two-sent", 2, limit("SENT", "TOTAL", 45));
        limited("two-sold", 5, limit("SOLD", "TOTAL", 20));
        limited("two-both", 3, limit("SENT", "MONTH", 60), limit("SOLD", "WEEK", 10));
        limited("two-hour", 2, limit("SENT", "HOUR", 30), limit("SOLD", "DAY", 5));
        lender(
                "two-money",
                4,
                "'budget': {'per': 'TOTAL', 'max': {'value': %d, 'currency': 'EUR'}}".formatted(105 * TIMES));
        lender("two-paced", 1, "'perSecond': 100, 'limits': [" + limit("SENT", "TOTAL", 20) + "]");
        lender("two-shut", 9, shut());
        lender("two-free", 1, "'concurrency': 20");
        for (World node : List.of(world, other)) {
            node.ranks(Mode.WATERFALL, lenders.keySet().toArray(String[]::new));
        }
        long before = statements();
        long begun = System.nanoTime();
        List<UUID> applications = applyAtOnce();
        await().atMost(Duration.ofSeconds(60 + APPLICATIONS / 10))
                .pollInterval(Duration.ofMillis(TIMES > 1 ? 2_000 : 100))
                .until(() -> applications.stream()
                        .map(each -> world.loan(each).status())
                        .noneMatch(status -> status == ApplicationStatus.WITH_PARTNERS));
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cost = (statements() - before) / (double) APPLICATIONS;
        lenders.forEach((code, lender) -> LOG.info(
                "{}: {} calls, {} applications, {} sold", code, lender.calls, lender.sold.size(), lender.sales()));
        LOG.info("{} applications in {} s; statements for limits, each: {}", APPLICATIONS, seconds, cost);

        assertThat(sent("two-sent")).isLessThanOrEqualTo(45 * TIMES).isEqualTo(used("two-sent", "SENT"));
        assertThat(sales("two-sold")).isLessThanOrEqualTo(20 * TIMES).isEqualTo(used("two-sold", "SOLD"));
        assertThat(sent("two-both")).isLessThanOrEqualTo(60 * TIMES).isEqualTo(used("two-both", "SENT"));
        assertThat(sales("two-both")).isLessThanOrEqualTo(10 * TIMES).isEqualTo(used("two-both", "SOLD"));
        assertThat(sales("two-hour")).isLessThanOrEqualTo(5 * TIMES).isEqualTo(used("two-hour", "SOLD"));
        assertThat(sent("two-paced")).isLessThanOrEqualTo(20 * TIMES).isEqualTo(used("two-paced", "SENT"));
        assertThat(sales("two-money")).isLessThanOrEqualTo(105 * TIMES / 10);
        assertThat(10 * sales("two-money")).isEqualTo(used("two-money", "BUDGET"));
        assertThat(sent("two-shut")).isZero();
        assertThat(world.jdbc.queryForObject(
                        "select count(*) from fdforge.partner_use where partner like 'two-%' and held <> 0",
                        Long.class))
                .as("places that nobody gave back")
                .isZero();
        lenders.forEach((code, lender) -> assertThat(world.jdbc.queryForObject(
                        "select count(*) from fdforge.dispatch where partner = ? and heard like '%OFFERED%'",
                        Long.class, code))
                .as("offers of " + code + " in the table")
                .isEqualTo(lender.sales()));
        applications.forEach(this::everybodyHasAReason);
    }

    /** Those that count, alone: the look that plans are made by is taken four times a second at most. */
    private long statements() {
        world.jdbc.execute("create extension if not exists pg_stat_statements schema public");
        return world.jdbc.queryForObject(
                "select coalesce(sum(calls), 0) from public.pg_stat_statements where query like '%fdforge.partner_use%'"
                        + " and (query like '%for update%' or query like 'update%' or query like 'insert%')",
                Long.class);
    }

    private static String limit(String counts, String per, int max) {
        return "{'counts': '%s', 'per': '%s', 'max': %d}".formatted(counts, per, max * TIMES);
    }

    private void limited(String code, int yesOutOfTen, String... limits) {
        lender(code, yesOutOfTen, "'limits': [" + String.join(", ", limits) + "]");
    }

    /** From two hours ahead on. */
    private static String shut() {
        ZonedDateTime begin = ZonedDateTime.now(ZoneOffset.UTC).plusHours(2);
        return "'schedule': {'zone': 'UTC', 'outside': 'SKIP', 'open': [{'days': ['%s'], 'from': '%02d:00', 'to': '%02d:30'}]}"
                .formatted(begin.getDayOfWeek().name().substring(0, 3), begin.getHour(), begin.getHour());
    }

    private void everybodyHasAReason(UUID application) {
        List<PartnerVerdict> partners =
                world.bean(DispatchLog.class).routing(application).orElseThrow().partners();
        assertThat(partners).extracting(PartnerVerdict::partner).containsExactlyInAnyOrderElementsOf(lenders.keySet());
        assertThat(partners).allSatisfy(each -> assertThat(each.reason().code()).isNotBlank());
    }

    private List<UUID> applyAtOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<CompletableFuture<List<UUID>>> senders = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> CompletableFuture.supplyAsync(
                            () -> IntStream.range(0, APPLICATIONS / SENDERS)
                                    .mapToObj(i -> (sender % 2 == 0 ? world : other).apply())
                                    .toList(),
                            threads))
                    .toList();
            return senders.stream().flatMap(each -> each.join().stream()).toList();
        } finally {
            threads.shutdown();
        }
    }

    private void lender(String code, int yesOutOfTen, String settings) {
        Lender lender = new Lender(yesOutOfTen);
        lenders.put(code, lender);
        String patient = "{'answerWithin': 'PT60S', 'request': {'timeout': 'PT10S', 'attempts': 9}, ";
        world.partners.put(TestPartners.read(code, lender.stub.url(), (patient + settings + "}").replace('\'', '"')));
    }

    private long sent(String code) {
        return lender(code).sold.size();
    }

    private long sales(String code) {
        return lender(code).sales();
    }

    private Lender lender(String code) {
        return java.util.Objects.requireNonNull(lenders.get(code));
    }

    private long used(String code, String counts) {
        return java.util.Objects.requireNonNull(world.jdbc.queryForObject(
                "select used from fdforge.partner_use where partner = ? and counts = ?", Long.class, code, counts));
    }
}
