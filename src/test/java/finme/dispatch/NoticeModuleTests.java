package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerNotices.Notice;
import finme.dispatch.PartnerNotices.State;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeModuleTests {
    private static final String OFFERS = """
            {"outcome": "OFFERED", "id": "A-1", "offers": [{"amount": 5000, "apr": 9.9, "redirectUrl": "https://a.test/go"},
             {"amount": 6000, "apr": 12}]}""";
    private static final String RECALL = """
            "recall": {"url": "%s", "body": "{withdrawn: dispatch.reference, yours: partner.reference}"%s}""";

    private final World world = World.get();
    private final PartnerNotices notices = world.bean(PartnerNotices.class);
    private final OfferDesk desk = world.bean(OfferDesk.class);
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final StubLender a = new StubLender();
    private final StubLender b = new StubLender();
    private final StubLender ear = new StubLender();

    @BeforeEach
    void fresh() {
        world.partners.clear();
        a.does(StubLender.answer(200, OFFERS));
        b.does(StubLender.answer(200, "{\"outcome\": \"DECLINED\"}"));
    }

    @AfterEach
    void close() throws IOException {
        a.close();
        b.close();
        ear.close();
    }

    @Test
    void aWithdrawalReachesWhoeverMayHaveItAndLeavesAReceipt() {
        ear.does(StubLender.answer(200, "{\"ok\": true}"));
        partner("a", a, "{" + RECALL.formatted(ear.url(), ", \"answer\": \"{confirmed: body.ok}\"") + "}");
        partner("b", b, "{" + RECALL.formatted(ear.url(), "") + "}");
        UUID application = offered("b", "a:2");
        world.withdraw(application);
        await().untilAsserted(() -> assertThat(receipts(application)).containsExactly("a CONFIRMED", "b NOT_NEEDED"));
        assertThat(ear.requests).singleElement().satisfies(request -> {
            assertThat(request.body()).contains(world.reference(application, "a"), "\"A-1\"");
            assertThat(request.headers()).containsKey("idempotency-key");
        });
    }

    @Test
    void whoNeverConfirmsIsShownAsSuchAndAskedAgainUnderTheSameKey() {
        ear.does(StubLender.answer(503, "{}"), StubLender.reset(), StubLender.answer(202, "{\"ok\": false}"));
        partner("a", a, "{" + RECALL.formatted(ear.url(), ", \"answer\": \"{confirmed: body.ok}\"") + "}");
        UUID application = offered("a");
        world.withdraw(application);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(receipts(application)).containsExactly("a SENT"));
        assertThat(notices.recalls(application))
                .singleElement()
                .satisfies(told -> assertThat(told.more()).isTrue());
        assertThat(ear.requests.stream()
                        .map(r -> r.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whoCantBeToldCountsAsFailedUntilItCan() {
        ear.does(StubLender.answer(500, "{}"));
        partner("a", a, "{\"request\": {\"attempts\": 2}, " + RECALL.formatted(ear.url(), "") + "}");
        UUID application = offered("a");
        world.withdraw(application);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(receipts(application)).containsExactly("a FAILED"));
        ear.does(StubLender.answer(204, ""));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(receipts(application)).containsExactly("a CONFIRMED"));
    }

    @Test
    void whatADeadNodeLeftBehindIsSentBySomebodyElse() {
        ear.does(StubLender.hang());
        partner("a", a, "{" + RECALL.formatted(ear.url(), "") + "}");
        UUID application = offered("a");
        world.withdraw(application);
        await().until(() -> !ear.requests.isEmpty());
        ear.does(StubLender.answer(200, "{}"));
        // as if the node that holds the lease had died
        world.jdbc.update(
                "update fdforge.partner_notice set due_at = clock_timestamp() where application = ?", application);
        await().untilAsserted(() -> assertThat(receipts(application)).containsExactly("a CONFIRMED"));
    }

    @Test
    void oneOfTheOffersIsAcceptedOnceAndItsLenderIsTold() {
        ear.does(StubLender.answer(200, "{}"));
        partner("a", a, """
                {"accept": {"url": "%s", "body": "{ref: dispatch.reference, number: offer.position, sum: offer.amount}"}}""".formatted(ear.url()));
        UUID application = offered("a");
        List<UUID> offers =
                log.offers(application).stream().map(DispatchLog.Offered::id).toList();
        desk.accept(application, offers.get(1), "borrower");
        desk.accept(application, offers.get(1), "borrower");
        assertThat(world.process.told(application)).contains("chosen " + offers.get(1));
        assertThat(world.process.told(application).stream().filter(fact -> fact.startsWith("chosen")))
                .hasSize(1);
        await().until(() -> ear.requests.size() == 1);
        assertThat(ear.requests.get(0).body()).contains("\"number\":1", "6000");
        assertThatThrownBy(() -> desk.accept(application, offers.get(0), "borrower"))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.code()).isEqualTo("other_chosen"));
    }

    @Test
    void whatHasExpiredOrIsSomebodyElsesCantBeAccepted() {
        partner("a", a, "{}");
        UUID application = offered("a");
        UUID other = offered("a");
        UUID offer = log.offers(application).get(0).id();
        assertThatThrownBy(() -> desk.accept(other, offer, "borrower"))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(404));
        world.jdbc.update("update fdforge.offer set expires_at = now() - interval '1 second' where id = ?", offer);
        assertThatThrownBy(() -> desk.accept(application, offer, "borrower"))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.code()).isEqualTo("offer_expired"));
        world.withdraw(other);
        assertThatThrownBy(() -> desk.accept(other, log.offers(other).get(0).id(), "borrower"))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.code()).isEqualTo("too_late"));
    }

    @Test
    void aBorrowerWhoGoesToTheLendersPageIsNoted() {
        partner("a", a, "{}");
        UUID application = offered("a");
        List<UUID> offers =
                log.offers(application).stream().map(DispatchLog.Offered::id).toList();
        desk.accept(application, offers.get(0), "borrower");
        assertThat(desk.follow(application, offers.get(0), "borrower")).contains("https://a.test/go");
        assertThat(desk.follow(application, offers.get(1), "borrower")).isEmpty();
        assertThat(desk.choices(List.of(application)).get(application).followedAt())
                .isNotNull();
    }

    private UUID offered(String... ranked) {
        world.ranks(Mode.WATERFALL, ranked);
        UUID application = world.apply();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> world.loan(application).status() == ApplicationStatus.OFFERED);
        return application;
    }

    private List<String> receipts(UUID application) {
        return notices.recalls(application).stream()
                .map(NoticeModuleTests::word)
                .sorted()
                .toList();
    }

    private static String word(Notice told) {
        return told.partner() + " " + (told.state() == State.WAITING ? "waits" : told.state());
    }

    private void partner(String code, StubLender lender, String more) {
        world.partners.put(TestPartners.read(code, lender.url(), more));
    }
}
