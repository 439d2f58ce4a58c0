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

/** Limits of every kind, lenders that decline and fail by chance, eight senders on two nodes with one database. */
class TwoNodesModuleTests {
    private static final int APPLICATIONS = 200;
    private static final int SENDERS = 8;

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
        lender("two-sent", 2, "'limits': [{'counts': 'SENT', 'per': 'TOTAL', 'max': 45}]");
        lender("two-sold", 5, "'limits': [{'counts': 'SOLD', 'per': 'TOTAL', 'max': 20}]");
        lender(
                "two-both",
                3,
                "'limits': [{'counts': 'SENT', 'per': 'MONTH', 'max': 60}, {'counts': 'SOLD', 'per': 'DAY', 'max': 10}]");
        lender("two-money", 4, "'budget': {'per': 'TOTAL', 'max': {'value': 105, 'currency': 'EUR'}}");
        lender("two-free", 1, "'concurrency': 20");
        for (World node : List.of(world, other)) {
            node.ranks(Mode.WATERFALL, lenders.keySet().toArray(String[]::new));
        }
        List<UUID> applications = applyAtOnce();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> applications.stream()
                        .map(each -> world.loan(each).status())
                        .noneMatch(status -> status == ApplicationStatus.WITH_PARTNERS));

        assertThat(sent("two-sent")).isLessThanOrEqualTo(45).isEqualTo(used("two-sent", "SENT"));
        assertThat(sales("two-sold")).isLessThanOrEqualTo(20).isEqualTo(used("two-sold", "SOLD"));
        assertThat(sent("two-both")).isLessThanOrEqualTo(60).isEqualTo(used("two-both", "SENT"));
        assertThat(sales("two-both")).isLessThanOrEqualTo(10).isEqualTo(used("two-both", "SOLD"));
        assertThat(sales("two-money")).isLessThanOrEqualTo(10);
        assertThat(10 * sales("two-money")).isEqualTo(used("two-money", "BUDGET"));
        assertThat(world.jdbc.queryForObject(
                        "select count(*) from fdforge.partner_use where partner like 'two-%' and held <> 0",
                        Long.class))
                .as("places that nobody gave back")
                .isZero();
        applications.forEach(this::everybodyHasAReason);
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
