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
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ping, then post: with PostgreSQL and lenders over real sockets. */
class PingModuleTests {
    private static final String OFFER = "{\"outcome\": \"OFFERED\", \"price\": 9}";
    private static final String NO = "{\"outcome\": \"DECLINED\"}";

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final StubLender a = new StubLender();
    private final StubLender b = new StubLender();
    private final StubLender c = new StubLender();

    PingModuleTests() {
        partner("a", a);
        partner("b", b);
        partner("c", c);
        world.ranks(Mode.WATERFALL, "a", "b", "c");
    }

    @AfterEach
    void close() throws Exception {
        a.close();
        b.close();
        c.close();
        world.partners.clear();
    }

    @Test
    void thePostGoesToTheHighestBidThenToTheNext() {
        PartnerBids.Bids before = world.bean(PartnerBids.class).of("b", 30);
        bids(a, "{\"price\": 5, \"ok\": true}", OFFER);
        bids(b, "{\"price\": 9, \"ok\": true}", NO);
        bids(c, "{\"price\": 12, \"ok\": false}", OFFER);
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(paths(b)).containsExactly("/ping", "/lead");
        assertThat(paths(a)).containsExactly("/ping", "/lead");
        assertThat(paths(c)).containsExactly("/ping");
        assertThat(reasons(application))
                .containsEntry("b", "declined")
                .containsEntry("a", "offered")
                .containsEntry("c", "ping_declined");
        assertThat(log.routing(application).orElseThrow().partners())
                .filteredOn(each -> each.partner().equals("b"))
                .allSatisfy(each -> assertThat(each.bid()).isEqualByComparingTo("9"));
        // figures of the same days are kept for a minute
        PartnerBids.Bids after = world.bean(PartnerBids.class).of("b", 31);
        assertThat(after.bids()).isEqualTo(before.bids() + 1);
        assertThat(after.posted()).isEqualTo(before.posted() + 1);
        assertThat(after.declinedAfter()).as("it bid and then declined").isEqualTo(before.declinedAfter() + 1);
        assertThat(world.bean(PartnerBids.class).of("c", 30).refused()).isPositive();
    }

    @Test
    void aPingCarriesNothingPersonal() {
        bids(a, "{\"price\": 5, \"ok\": true}", OFFER);
        bids(b, "{\"ok\": false}", NO);
        bids(c, "{\"ok\": false}", NO);
        awaitStatus(world.apply(), ApplicationStatus.OFFERED);
        StubLender.Request ping = a.requests.get(0);
        assertThat(ping.body()).contains("6000").doesNotContain("Irina", "Novak", "9004171234", "1990");
        assertThat(a.requests.get(1).body()).contains("Irina");
        assertThat(ping.headers().get("idempotency-key"))
                .isNotEqualTo(a.requests.get(1).headers().get("idempotency-key"));
    }

    @Test
    void whoHangsOrCantBeReadMakesNoBidAndNobodyWaitsLongForIt() {
        bids(a, "{\"price\": 5, \"ok\": true}", NO);
        b.does(StubLender.hang());
        c.does(StubLender.answer(200, "{\"price\": \"much\"}"));
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.UNPLACED);
        assertThat(reasons(application))
                .containsEntry("a", "declined")
                .containsEntry("b", "no_bid")
                .containsEntry("c", "unreadable_bid");
    }

    @Test
    void aNodeThatDiesBetweenPingAndPostCostsNothing() {
        bids(a, "{\"price\": 5, \"ok\": true}", OFFER);
        bids(b, "{\"ok\": false}", NO);
        bids(c, "{\"ok\": false}", NO);
        a.does(StubLender.hang());
        UUID application = world.apply();
        await().until(() -> a.requests.size() == 1);
        bids(a, "{\"price\": 5, \"ok\": true}", OFFER);
        world.jdbc.update(
                "update fdforge.ping set due_at = now() where application = ? and partner = 'a'", application);
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(a.requests.stream()
                        .filter(each -> each.path().equals("/ping"))
                        .map(each -> each.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
        assertThat(paths(a)).endsWith("/lead");
    }

    @Test
    void whatIsWithdrawnMeanwhileIsNotPosted() {
        a.does(StubLender.hang());
        bids(b, "{\"price\": 9, \"ok\": true}", OFFER);
        bids(c, "{\"price\": 9, \"ok\": true}", OFFER);
        UUID application = world.apply();
        await().until(() -> b.requests.size() + c.requests.size() == 2);
        world.withdraw(application);
        await().until(() -> world.jdbc.queryForObject(
                        "select count(*) from fdforge.ping where application = ? and state <> 'APPLIED'",
                        Integer.class,
                        application)
                == 0);
        assertThat(paths(b)).containsExactly("/ping");
        assertThat(world.loan(application).status()).isEqualTo(ApplicationStatus.WITHDRAWN);
    }

    private static void bids(StubLender lender, String bid, String answer) {
        lender.does((request, socket) -> StubLender.answer(200, request.path().equals("/ping") ? bid : answer)
                .serve(request, socket));
    }

    private void partner(String code, StubLender lender) {
        String url = lender.url().replace("/lead", "/ping");
        world.partners.put(TestPartners.read(code, lender.url(), """
                {"request": {"attempts": 1}, "ping": {"url": "%s", "body": "{sum: application.amount.value, first: application.borrower.firstName, born: application.borrower.birthDate, tax: application.borrower.taxId}",
                 "answer": "{bid: body.price, takes: body.ok}"}}""".formatted(url)));
    }

    private static List<String> paths(StubLender lender) {
        return lender.requests.stream().map(StubLender.Request::path).toList();
    }

    private Map<String, String> reasons(UUID application) {
        return log.routing(application).orElseThrow().partners().stream()
                .collect(Collectors.toMap(
                        PartnerVerdict::partner, each -> each.reason().code()));
    }

    private void awaitStatus(UUID application, ApplicationStatus status) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> world.loan(application).status() == status);
    }
}
