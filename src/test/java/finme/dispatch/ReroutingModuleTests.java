package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.Rerouting.By;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.kernel.Problem;
import finme.loan.ApplicationStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Further rounds and repeated requests, with PostgreSQL and lenders over real sockets; the process is played. */
class ReroutingModuleTests {
    private static final By OPERATOR = new By("operator", "OPERATOR", "FAULT_MENDED");
    private static final String OFFER = "{\"outcome\": \"OFFERED\", \"offers\": [{\"amount\": 7000}]}";

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final Rerouting rerouting = world.bean(Rerouting.class);
    private final StubLender a = new StubLender();
    private final StubLender b = new StubLender();

    ReroutingModuleTests() {
        world.partners.put(TestPartners.read("a", a.url(), """
                {"request": {"attempts": 1}, "callback": {"auth": {"kind": "NONE"}}}"""));
        world.partners.put(TestPartners.read("b", b.url(), "{}"));
    }

    @AfterEach
    void close() throws Exception {
        a.close();
        b.close();
        world.partners.clear();
    }

    @Test
    void anotherRoundAsksUnderAnotherKey() {
        a.does(StubLender.answer(200, "{\"outcome\": \"DECLINED\"}"), StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        await().until(() -> status(application) == ApplicationStatus.UNPLACED);
        rerouting.begin(application, Map.of(), OPERATOR);
        await().until(() -> status(application) == ApplicationStatus.OFFERED);
        assertThat(keys(a)).hasSize(2).doesNotHaveDuplicates();
        assertThat(log.dispatches(application))
                .extracting(DispatchLog.Sent::round)
                .containsExactly(1, 2);
        refused("too_late", () -> rerouting.begin(application, Map.of(), OPERATOR));
    }

    @Test
    void whatWasTakenBackDecidesNothingAnyMore() {
        a.does(StubLender.answer(200, "{\"outcome\": \"PENDING\"}"));
        b.does(StubLender.answer(200, "{\"outcome\": \"PENDING\"}"));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        await().until(() -> outcomes(application).equals(List.of(Outcome.PENDING)));
        String reference = world.reference(application, "a");
        world.ranks(Mode.WATERFALL, "b");
        rerouting.begin(application, Map.of(), OPERATOR);
        await().until(() -> outcomes(application).equals(List.of(Outcome.RECALLED, Outcome.PENDING)));
        String late = "{\"ref\": \"" + reference + "\", \"event\": \"" + application + "\", \"outcome\": \"DECLINED\"}";
        world.bean(CallbackInbox.class)
                .receive("a", "", Map.of(), "application/json", late.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(status(application)).isEqualTo(ApplicationStatus.WITH_PARTNERS);
        assertThat(outcomes(application)).containsExactly(Outcome.RECALLED, Outcome.PENDING);
        assertThat(world.process.told(application)).containsExactly("routed again");
        world.withdraw(application);
    }

    @Test
    void oneThatFailedGetsTheSameKeyAgainWhileOthersDecide() {
        a.does(StubLender.answer(500, "{}"), StubLender.answer(200, OFFER));
        b.does(StubLender.answer(200, "{\"outcome\": \"PENDING\"}"));
        world.ranks(Mode.SHARED, "a", "b");
        UUID application = world.apply();
        await().until(() -> outcomes(application).contains(Outcome.PENDING)
                && outcomes(application).contains(Outcome.FAILED));
        UUID failed = dispatch(application, "a");
        rerouting.sendAgain(application, failed, OPERATOR);
        await().until(() -> status(application) == ApplicationStatus.OFFERED);
        assertThat(keys(a)).hasSize(2);
        assertThat(keys(a).get(0)).isEqualTo(keys(a).get(1));
        refused("answered", () -> rerouting.sendAgain(application, failed, OPERATOR));
        assertThat(world.jdbc.queryForObject(
                        "select details ->> 'partner' from fdforge.ledger where subject = ? and action = 'sent_again'",
                        String.class,
                        application))
                .isEqualTo("a");
        world.withdraw(application);
        refused("too_late", () -> rerouting.sendAgain(application, failed, OPERATOR));
    }

    @Test
    void whoWouldTakeARepeatForASecondApplicationGetsNone() {
        world.partners.put(TestPartners.read("a", a.url(), """
                {"request": {"attempts": 1, "onDoubt": "WAIT"}}"""));
        a.does(StubLender.answer(200, "{\"outcome\": \"PENDING\"}"));
        world.ranks(Mode.WATERFALL, "a");
        UUID application = world.apply();
        await().until(() -> outcomes(application).equals(List.of(Outcome.PENDING)));
        refused("not_repeatable", () -> rerouting.sendAgain(application, dispatch(application, "a"), OPERATOR));
        refused("not_found", () -> rerouting.sendAgain(application, UUID.randomUUID(), OPERATOR));
        world.withdraw(application);
    }

    @Test
    void butItGetsOneThatFoundNobodyBefore() {
        String once = "{\"request\": {\"attempts\": 1, \"onDoubt\": \"WAIT\"}}";
        world.partners.put(TestPartners.read("a", "http://localhost:1/x", once));
        a.does(StubLender.answer(200, OFFER));
        b.does(StubLender.answer(200, "{\"outcome\": \"PENDING\"}"));
        world.ranks(Mode.SHARED, "a", "b");
        UUID application = world.apply();
        await().until(() -> outcomes(application).contains(Outcome.PENDING)
                && outcomes(application).contains(Outcome.FAILED));
        world.partners.put(TestPartners.read("a", a.url(), once));
        rerouting.sendAgain(application, dispatch(application, "a"), OPERATOR);
        await().until(() -> status(application) == ApplicationStatus.OFFERED);
        world.withdraw(application);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private UUID dispatch(UUID application, String partner) {
        return log.dispatches(application).stream()
                .filter(sent -> sent.partner().equals(partner))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<Outcome> outcomes(UUID application) {
        return log.dispatches(application).stream()
                .map(DispatchLog.Sent::outcome)
                .toList();
    }

    private static List<String> keys(StubLender lender) {
        return lender.requests.stream()
                .map(request -> request.headers().get("idempotency-key"))
                .toList();
    }

    private ApplicationStatus status(UUID application) {
        return world.loan(application).status();
    }
}
