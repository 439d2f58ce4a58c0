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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits, budgets and hours of partners, with PostgreSQL and lenders over real sockets. */
class LimitModuleTests {
    private static final String OFFER = "{\"outcome\": \"OFFERED\", \"price\": 40}";
    private static final String NO = "{\"outcome\": \"DECLINED\"}";
    private static final int SENDERS = 8;

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final String code = "limited-" + ThreadLocalRandom.current().nextInt(1_000_000);
    private final StubLender lender = new StubLender();

    @AfterEach
    void close() throws Exception {
        lender.close();
        world.partners.clear();
    }

    @Test
    void noCapOnSentIsExceededByEightSenders() {
        partner("'limits': [{'counts': 'SENT', 'per': 'TOTAL', 'max': 30}]");
        lender.does(StubLender.answer(200, NO));
        List<UUID> applications = applyAtOnce(60);
        awaitEnd(applications);
        assertThat(lender.requests).hasSize(30);
        assertThat(used("SENT")).isEqualTo("30 0");
        assertThat(applications.stream().map(this::reason)).contains("cap_reached");
        assertThat(applications.stream().map(this::verdict).filter(RoutingExplanation.Verdict.SENT::equals))
                .hasSize(30);
    }

    @Test
    void whatIsDeclinedGivesItsPlaceBackAndWhatIsSoldDoesNot() {
        partner("'limits': [{'counts': 'SOLD', 'per': 'TOTAL', 'max': 10}]");
        lender.does(answers());
        List<UUID> applications = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<UUID> more = applyAtOnce(10);
            awaitEnd(more);
            applications.addAll(more);
            return offered(applications) >= 10 || applications.size() > 200;
        });
        applications.addAll(applyAtOnce(10));
        awaitEnd(applications);
        assertThat(offered(applications)).isEqualTo(10);
        assertThat(used("SOLD")).isEqualTo("10 0");
    }

    @Test
    void noBudgetIsExceededThoughPricesAreOnlyKnownAfterwards() {
        partner("'budget': {'per': 'TOTAL', 'max': {'value': 100, 'currency': 'EUR'}}");
        lender.does(StubLender.answer(200, OFFER));
        List<UUID> first = applyAtOnce(16);
        awaitEnd(first);
        List<UUID> second = applyAtOnce(16);
        awaitEnd(second);
        assertThat(offered(first) + offered(second)).isEqualTo(2);
        assertThat(used("BUDGET")).isEqualTo("80 0");
        assertThat(reason(second.get(15))).isEqualTo("budget_spent");
    }

    @Test
    void whatWasWithdrawnBeforeItWasSentGivesItsPlaceBack() {
        partner("'concurrency': 1, 'limits': [{'counts': 'SENT', 'per': 'DAY', 'max': 2},"
                + " {'counts': 'SOLD', 'per': 'DAY', 'max': 2}]");
        lender.does(StubLender.hang());
        world.ranks(Mode.WATERFALL, code);
        UUID sent = world.apply();
        await().until(() -> lender.requests.size() == 1);
        UUID queued = world.apply();
        assertThat(used("SENT")).isEqualTo("2 0");
        world.withdraw(queued);
        assertThat(used("SENT")).isEqualTo("1 0");
        assertThat(used("SOLD")).isEqualTo("0 1");
        world.withdraw(sent);
        assertThat(used("SENT")).isEqualTo("1 0");
        assertThat(used("SOLD")).isEqualTo("0 0");
    }

    @Test
    void whatFoundNobodyGivesItsPlaceBack() {
        String limited = "'request': {'attempts': 1}, 'limits': [{'counts': 'SENT', 'per': 'TOTAL', 'max': 1}]";
        partner("http://localhost:1/x", limited);
        awaitEnd(List.of(apply()));
        assertThat(used("SENT")).isEqualTo("0 0");
        partner(limited);
        lender.does(StubLender.answer(200, NO));
        awaitEnd(List.of(apply()));
        assertThat(lender.requests).hasSize(1);
        assertThat(used("SENT")).isEqualTo("1 0");
    }

    @Test
    void aLimitThatIsNewDoesNotCountWhatFoundNobody() {
        partner("http://localhost:1/x", "'request': {'attempts': 1}");
        awaitEnd(List.of(apply()));
        partner("'limits': [{'counts': 'SENT', 'per': 'TOTAL', 'max': 1}]");
        lender.does(StubLender.answer(200, NO));
        awaitEnd(List.of(apply()));
        assertThat(lender.requests).hasSize(1);
        assertThat(used("SENT")).isEqualTo("1 0");
    }

    @Test
    void aLimitThatIsNewCountsWhatWasSentAlready() {
        partner("'concurrency': 5");
        lender.does(StubLender.answer(200, OFFER));
        awaitEnd(applyAtOnce(3));
        partner("'limits': [{'counts': 'SENT', 'per': 'DAY', 'max': 4}, {'counts': 'SOLD', 'per': 'DAY', 'max': 9}]");
        List<UUID> more = applyAtOnce(5);
        awaitEnd(more);
        assertThat(lender.requests).hasSize(4);
        assertThat(used("SOLD")).isEqualTo("4 0");
    }

    @Test
    void outsideOfItsHoursAPartnerIsLeftOutWithWhenItOpens() {
        partner(hours("SKIP", 2));
        UUID application = apply();
        assertThat(verdict(application)).isEqualTo(RoutingExplanation.Verdict.RULED_OUT);
        assertThat(partnerVerdict(application).reason().text())
                .startsWith("closed until ")
                .endsWith(" UTC");
    }

    @Test
    void orAskedWhenItOpensAfterThoseThatAreOpen() {
        partner(hours("QUEUE", 2));
        StubLender other = new StubLender();
        other.does(StubLender.answer(200, NO));
        world.partners.put(TestPartners.read("other", other.url(), "{}"));
        world.ranks(Mode.WATERFALL, code, "other:2");
        UUID application = apply();
        await().until(() -> log.dispatches(application).size() == 2);
        assertThat(other.requests).hasSize(1);
        assertThat(reason(application)).isEqualTo("closed");
        assertThat(world.loan(application).status()).isEqualTo(ApplicationStatus.WITH_PARTNERS);
        lender.does(StubLender.answer(200, OFFER));
        partner(hours("QUEUE", 0));
        world.jdbc.update(
                "update fdforge.dispatch set not_before = now(), due_at = now(), decide_by = now() + interval '30 seconds'"
                        + " where application = ? and partner = ?",
                application,
                code);
        awaitEnd(List.of(application));
        assertThat(world.loan(application).status()).isEqualTo(ApplicationStatus.OFFERED);
    }

    @Test
    void whoOpensWhenTheRoundIsOverIsNotWaitedFor() {
        partner(hours("QUEUE", 2));
        world.ranks(Mode.WATERFALL, Duration.ofMillis(300), code);
        UUID application = world.apply();
        assertThat(verdict(application)).isEqualTo(RoutingExplanation.Verdict.RULED_OUT);
        assertThat(reason(application)).isEqualTo("closed");
    }

    @Test
    void itsRateMakesApplicationsWaitAndLosesNone() {
        partner("'perSecond': 20");
        lender.does(StubLender.answer(200, OFFER));
        awaitEnd(applyAtOnce(30));
        List<Long> times = lender.requests.stream()
                .map(each -> Long.parseLong(each.headers().get("x-request-number")))
                .sorted()
                .toList();
        assertThat(times).hasSize(30);
        assertThat(times.get(29) - times.get(0))
                .as("thirty calls, a twentieth of a second apart")
                .isGreaterThan(1_300_000_000L);
    }

    private StubLender.Behaviour answers() {
        return (request, socket) -> StubLender.answer(
                        200, ThreadLocalRandom.current().nextInt(3) == 0 ? OFFER : NO)
                .serve(request, socket);
    }

    /** @param from hours from now; 0: open now */
    private static String hours(String outside, int from) {
        ZonedDateTime begin = ZonedDateTime.now(ZoneOffset.UTC).plusHours(from);
        ZonedDateTime end = begin.plusHours(2);
        String day = begin.getDayOfWeek().name().substring(0, 3).toUpperCase(Locale.ROOT);
        return "'schedule': {'zone': 'UTC', 'outside': '%s', 'open': [{'days': ['%s'], 'from': '%02d:%02d', 'to': '%02d:%02d'}]}"
                .formatted(outside, day, begin.getHour(), begin.getMinute(), end.getHour(), end.getMinute());
    }

    private void partner(String settings) {
        partner(lender.url(), settings);
    }

    private void partner(String url, String settings) {
        world.partners.put(TestPartners.read(code, url, ("{" + settings + "}").replace('\'', '"')));
    }

    private UUID apply() {
        if (world.partners.find("other").isEmpty()) {
            world.ranks(Mode.WATERFALL, code);
        }
        return world.apply();
    }

    private List<UUID> applyAtOnce(int many) {
        world.ranks(Mode.WATERFALL, code);
        List<CompletableFuture<List<UUID>>> senders = IntStream.range(0, SENDERS)
                .mapToObj(sender -> CompletableFuture.supplyAsync(() -> IntStream.range(0, many)
                        .filter(i -> i % SENDERS == sender)
                        .mapToObj(i -> world.apply())
                        .toList()))
                .toList();
        return senders.stream().flatMap(each -> each.join().stream()).toList();
    }

    private void awaitEnd(List<UUID> applications) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> applications.stream()
                        .map(each -> world.loan(each).status())
                        .noneMatch(status -> status == ApplicationStatus.WITH_PARTNERS));
    }

    private long offered(List<UUID> applications) {
        return applications.stream()
                .filter(each -> world.loan(each).status() == ApplicationStatus.OFFERED)
                .count();
    }

    private PartnerVerdict partnerVerdict(UUID application) {
        return log.routing(application).orElseThrow().partners().stream()
                .filter(each -> each.partner().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private RoutingExplanation.Verdict verdict(UUID application) {
        return partnerVerdict(application).verdict();
    }

    private String reason(UUID application) {
        return partnerVerdict(application).reason().code();
    }

    private String used(String counts) {
        return world.jdbc.queryForObject(
                "select trim_scale(used) || ' ' || trim_scale(held) from fdforge.partner_use where partner = ? and counts = ?",
                String.class,
                code,
                counts);
    }
}
