package finme.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.fdforge.Vault;
import finme.loan.ApplicationStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending and what follows, with PostgreSQL and lenders over real sockets; the process is played. */
class DispatchModuleTests {
    private static final String OFFER =
            "{\"outcome\": \"OFFERED\", \"price\": 20, \"offers\": [{\"amount\": 5000, \"redirectUrl\": \"https://a.test/Irina\"}]}";
    private static final String NO =
            "{\"outcome\": \"DECLINED\", \"reason\": {\"code\": \"R12\", \"text\": \"Irina earns too little\"}}";

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final StubLender a = new StubLender();
    private final StubLender b = new StubLender();

    DispatchModuleTests() {
        partner("a", a, "{}");
        partner("b", b, "{}");
        partner("c", b, "{\"state\": \"PAUSED\"}");
    }

    @AfterEach
    void close() throws Exception {
        a.close();
        b.close();
        world.partners.clear();
    }

    @Test
    void asksTheNextUntilSomebodyOffersAndSaysWhy() {
        a.does(StubLender.answer(200, NO));
        b.does(StubLender.answer(201, OFFER));
        world.ranks(Mode.WATERFALL, "a", "c", "b:2");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(world.process.told(application)).containsExactly("nobody", "offered");
        RoutingExplanation routing = log.routing(application).orElseThrow();
        assertThat(routing.version()).isEqualTo(7);
        assertThat(routing.partners())
                .extracting(
                        PartnerVerdict::partner,
                        PartnerVerdict::verdict,
                        PartnerVerdict::outcome,
                        v -> v.reason().code())
                .containsExactly(
                        tuple("a", RoutingExplanation.Verdict.SENT, Outcome.DECLINED, "R12"),
                        tuple("b", RoutingExplanation.Verdict.SENT, Outcome.OFFERED, "offered"),
                        tuple("c", RoutingExplanation.Verdict.RULED_OUT, null, "partner_paused"));
        assertThat(routing.partners().get(0).reason().text()).isEqualTo("Irina earns too little");
        assertThat(routing.partners().get(0).millis()).isNotNull();
        assertThat(log.offers(application)).singleElement().satisfies(offer -> {
            assertThat(offer.amount()).isEqualByComparingTo("5000");
            assertThat(offer.redirectUrl()).isEqualTo("https://a.test/Irina");
        });
    }

    @Test
    void keepsWhatPartnersSaySealed() {
        a.does(StubLender.answer(200, NO));
        b.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.SHARED, "a", "b");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        await().until(() -> open(application) == 0);
        String rows = world.jdbc.queryForObject("""
                select (select string_agg(d::text || encode(d.answer, 'escape'), '') from fdforge.dispatch d where application = ?)
                  || (select string_agg(o::text || encode(o.redirect_url, 'escape'), '') from fdforge.offer o where application = ?)""", String.class, application, application);
        assertThat(rows).contains("R12").doesNotContain("Irina");
    }

    /** A parser's message quotes what it read, and would carry it into a log. */
    @Test
    void aKeptAnswerThatCantBeReadTellsNothingOfIt() {
        a.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        UUID dispatch = log.dispatches(application).get(0).id();
        byte[] broken = world.bean(Vault.class)
                .of(world.loan(application).borrower())
                .seal("dispatch.answer", dispatch, "{\"raw\": Irina".getBytes(UTF_8));
        world.jdbc.update("update fdforge.dispatch set answer = ? where id = ?", broken, dispatch);
        assertThatThrownBy(() -> log.dispatches(application))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause();
    }

    @Test
    void endsWhenNobodyIsLeft() {
        a.does(StubLender.answer(200, NO));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.UNPLACED);
    }

    @Test
    void retriesTransientFaultsWithTheSameKey() {
        a.does(StubLender.answer(503, "{}"), StubLender.reset(), StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(a.requests).hasSize(3);
        assertThat(a.requests.stream()
                        .map(r -> r.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
        assertThat(log.dispatches(application))
                .singleElement()
                .satisfies(sent -> assertThat(sent.attempts()).isEqualTo(3));
    }

    @Test
    void givesUpAfterTheLastAttemptAndTellsTechnicalFaultsFromRefusals() {
        partner("a", a, "{\"request\": {\"attempts\": 2, \"timeout\": \"PT0.2S\"}}");
        a.does(StubLender.hang());
        b.does(StubLender.answer(200, "{\"outcome\": \"OFF"));
        world.ranks(Mode.WATERFALL, "a", "b:2");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.UNPLACED);
        assertThat(a.requests).hasSize(2);
        assertThat(log.dispatches(application))
                .extracting(sent -> sent.outcome() + " " + sent.reason().code())
                .containsExactly("TIMED_OUT timeout", "FAILED malformed_answer");
    }

    /** Whoever says yes in a voice that breaks may have taken it: only the same key finds out. */
    @Test
    void asksAgainUnderTheSameKeyWhenAnAnswerCantBeRead() {
        a.does(
                StubLender.answer(200, "{\"outcome\": \"OFF"),
                StubLender.answer(200, ""),
                StubLender.answer(200, OFFER));
        b.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a", "b:2");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(b.requests).isEmpty();
        assertThat(a.requests).hasSize(3);
        assertThat(a.requests.stream()
                        .map(r -> r.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
    }

    /** "Your first one is in progress" is what a lender says to a repeat that came while it still works. */
    @Test
    void aConflictWithOurOwnUnansweredRequestIsNoAnswer() {
        partner("a", a, "{\"request\": {\"attempts\": 4, \"timeout\": \"PT0.3S\"}}");
        a.does(
                StubLender.hang(),
                StubLender.answer(409, "{\"error\": \"in progress\"}"),
                StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(a.requests.stream()
                        .map(r -> r.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void waitsAsLongAsABusyPartnerAsks() {
        a.does(StubLender.answer(429, "{}", "Retry-After: 1"), StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a");
        awaitStatus(world.apply(), ApplicationStatus.OFFERED);
        long between = Long.parseLong(a.requests.get(1).headers().get("x-request-number"))
                - Long.parseLong(a.requests.get(0).headers().get("x-request-number"));
        assertThat(Duration.ofNanos(between)).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void takesOverFromANodeThatDied() {
        world.ranks(Mode.WATERFALL, "a");
        a.does(StubLender.answer(200, "{\"outcome\": \"PENDING\"}"));
        UUID application = world.apply();
        await().until(() -> a.requests.size() == 1 && state(application).equals("WAITING"));
        a.does(StubLender.answer(200, OFFER));
        // what a dead node leaves behind: the row says it is on its way, but nobody sends it
        world.jdbc.update(
                "update fdforge.dispatch set state = 'SENDING', heard = '', outcome = null, lease_owner = 'dead', due_at = now() where application = ?",
                application);
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(a.requests).hasSize(2);
        assertThat(a.requests.stream()
                        .map(r -> r.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void sendsNothingWhenTheTransactionFails() {
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.ranked();
        world.transaction.executeWithoutResult(open -> {
            world.bean(RoutingDesk.class).sendNext(application);
            open.setRollbackOnly();
        });
        a.does(StubLender.answer(200, OFFER));
        UUID another = world.apply();
        awaitStatus(another, ApplicationStatus.OFFERED);
        assertThat(a.requests).hasSize(1);
        assertThat(log.dispatches(application)).isEmpty();
    }

    @Test
    void aDecisionThatDoesNotComeInTimeCountsAsTimedOut() {
        partner("a", a, "{\"answerWithin\": \"PT0.4S\"}");
        a.does(StubLender.answer(202, "{\"outcome\": \"PENDING\"}"));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.UNPLACED);
        assertThat(log.routing(application)
                        .orElseThrow()
                        .partners()
                        .get(0)
                        .reason()
                        .code())
                .isEqualTo("no_decision_in_time");
    }

    @Test
    void aRoundEndsWithItsTimeBudget() {
        a.does(StubLender.answer(202, "{\"outcome\": \"PENDING\"}"));
        world.ranks(Mode.WATERFALL, Duration.ofMillis(400), "a", "b:2");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.UNPLACED);
        assertThat(b.requests).isEmpty();
        assertThat(log.routing(application).orElseThrow().partners())
                .extracting(verdict -> verdict.reason().code())
                .startsWith("no_decision_in_time", "time_budget_spent");
    }

    @Test
    void theBestPriceWinsWhenAllHaveAnswered() {
        a.does(StubLender.answer(200, OFFER.replace("20", "12.5")));
        b.does(StubLender.answer(503, "{}"), StubLender.answer(200, OFFER));
        world.ranks(Mode.BEST_PRICE, "a", "b");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(world.process.told(application)).containsExactly("offered");
        assertThat(log.offers(application))
                .extracting(DispatchLog.Offered::partner, DispatchLog.Offered::winner)
                .containsExactly(tuple("b", true), tuple("a", false));
    }

    @Test
    void takesNoOfferBelowTheMinimumPrice() {
        a.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a:1:25");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.UNPLACED);
        assertThat(log.dispatches(application))
                .singleElement()
                .satisfies(sent -> assertThat(sent.outcome()).isEqualTo(Outcome.PRICE_COUNTER));
    }

    @Test
    void twoAnswersAtOnceTellTheProcessOnce() {
        a.does(StubLender.answer(200, OFFER));
        b.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.SHARED, "a", "b");
        List<UUID> applications = Stream.generate(world::apply).limit(30).toList();
        for (UUID application : applications) {
            awaitStatus(application, ApplicationStatus.OFFERED);
            await().until(() -> open(application) == 0);
            assertThat(world.process.told(application)).containsExactly("offered");
            assertThat(log.offers(application)).hasSize(2);
        }
    }

    @Test
    void aPartnerIsNeverAskedMoreAtOnceThanItAllows() {
        partner("a", a, "{\"concurrency\": 2}");
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        a.does((request, socket) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            socket.setSoTimeout(30);
            try {
                socket.getInputStream().read();
            } catch (java.net.SocketTimeoutException pause) {
                now.decrementAndGet();
            }
            StubLender.answer(200, OFFER).serve(request, socket);
        });
        world.ranks(Mode.WATERFALL, "a");
        List<UUID> applications = Stream.generate(world::apply).limit(12).toList();
        applications.forEach(application -> awaitStatus(application, ApplicationStatus.OFFERED));
        assertThat(most).hasValue(2);
        assertThat(a.requests).hasSize(12);
    }

    @Test
    void aHangingPartnerHoldsUpNobodyElse() {
        partner("a", a, "{\"concurrency\": 4, \"request\": {\"timeout\": \"PT9S\"}}");
        a.does(StubLender.hang());
        b.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a");
        List<UUID> stuck = Stream.generate(world::apply).limit(20).toList();
        world.ranks(Mode.WATERFALL, "b");
        long start = System.nanoTime();
        List<UUID> others = Stream.generate(world::apply).limit(20).toList();
        others.forEach(application -> awaitStatus(application, ApplicationStatus.OFFERED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        stuck.forEach(world::withdraw);
    }

    private void partner(String code, StubLender lender, String more) {
        world.partners.put(TestPartners.read(code, lender.url(), more));
    }

    private String state(UUID application) {
        return world.jdbc.queryForObject(
                "select state from fdforge.dispatch where application = ?", String.class, application);
    }

    private int open(UUID application) {
        return world.jdbc.queryForObject(
                "select count(*) from fdforge.dispatch where application = ? and state <> 'CLOSED'",
                Integer.class,
                application);
    }

    private void awaitStatus(UUID application, ApplicationStatus status) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> world.loan(application).status() == status);
    }
}
