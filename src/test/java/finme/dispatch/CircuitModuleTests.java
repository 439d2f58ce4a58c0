package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerHealth.Circuit;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.RoutingExplanation.PartnerVerdict;
import finme.dispatch.RoutingExplanation.Verdict;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.loan.ApplicationStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of applications while most calls to a partner fail. Codes are new for each test: circuits remember. */
class CircuitModuleTests {
    private static final String OFFER = "{\"outcome\": \"OFFERED\"}";
    private static final String NO = "{\"outcome\": \"DECLINED\"}";

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final PartnerHealth health = world.bean(PartnerHealth.class);
    private final String code = "ill-" + ThreadLocalRandom.current().nextInt(1_000_000);
    private final StubLender ill = new StubLender();
    private final StubLender well = new StubLender();

    CircuitModuleTests() {
        partner(code, ill, "{\"request\": {\"attempts\": 1}}");
        partner("well", well, "{}");
        ill.does(StubLender.answer(500, "{}"));
        well.does(StubLender.answer(200, NO));
    }

    @AfterEach
    void close() throws Exception {
        ill.close();
        well.close();
        world.partners.clear();
    }

    @Test
    void opensAfterManyTechnicalFailures() {
        assertThat(health.of(code).circuit()).isEqualTo(Circuit.CLOSED);
        open();
        assertThat(health.of(code).failed()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void noIsNoFailure() {
        ill.does(StubLender.answer(200, NO));
        world.ranks(Mode.WATERFALL, code);
        List<UUID> all = Stream.generate(world::apply).limit(25).toList();
        all.forEach(application -> awaitStatus(application, ApplicationStatus.UNPLACED));
        assertThat(health.of(code)).isEqualTo(new PartnerHealth.Health(Circuit.CLOSED, 20, 0));
    }

    @Test
    void othersGoFirstAndTheExplanationSaysSo() {
        open();
        int before = ill.requests.size();
        well.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, code, "well:2");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(verdicts(application))
                .containsExactly(
                        tuple("well", Verdict.SENT, "offered"), tuple(code, Verdict.NOT_REACHED, "circuit_open"));
        assertThat(ill.requests).hasSize(before);
    }

    /** Nobody else wants it: the partner that was passed over is asked once it is well. */
    @Test
    void comesBackToWhomItPassedOver() {
        open();
        ill.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, code, "well:2");
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.OFFERED);
        assertThat(verdicts(application))
                .containsExactly(tuple("well", Verdict.SENT, "declined"), tuple(code, Verdict.SENT, "offered"));
    }

    @Test
    void theOnlyOneIsWaitedForAndProbesCloseTheCircuit() {
        open();
        ill.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, code);
        List<UUID> waiting = Stream.generate(world::apply).limit(8).toList();
        waiting.forEach(application -> awaitStatus(application, ApplicationStatus.OFFERED));
        assertThat(health.of(code).circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void theOnlyOneIsWaitedForNoLongerThanADecisionMayTake() {
        open();
        partner(code, ill, "{\"answerWithin\": \"PT0.4S\", \"request\": {\"attempts\": 1}}");
        world.ranks(Mode.WATERFALL, code);
        UUID application = world.apply();
        awaitStatus(application, ApplicationStatus.UNPLACED);
        assertThat(log.dispatches(application))
                .singleElement()
                .satisfies(sent -> assertThat(String.valueOf(sent.reason())).contains("circuit_open"));
    }

    /** It was asked once and is to be asked again, but meanwhile the circuit opened. */
    @Test
    void aRetryDoesNotWaitWhenThereAreOthers() {
        partner(code, ill, "{\"request\": {\"attempts\": 5}}");
        ill.does(StubLender.answer(503, "{}", "Retry-After: 1"));
        well.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, code, "well:2");
        List<UUID> all = Stream.generate(world::apply).limit(12).toList();
        await().until(() -> health.of(code).circuit() != Circuit.CLOSED);
        all.forEach(application -> awaitStatus(application, ApplicationStatus.OFFERED));
        assertThat(all.stream()
                        .flatMap(application -> log.dispatches(application).stream())
                        .map(sent -> sent.reason() == null ? "" : sent.reason().code()))
                .contains("circuit_open");
    }

    private void open() {
        world.ranks(Mode.WATERFALL, code);
        List<UUID> failed = Stream.generate(world::apply).limit(10).toList();
        await().atMost(Duration.ofSeconds(10)).until(() -> health.of(code).circuit() == Circuit.OPEN);
        assertThat(failed).isNotEmpty();
    }

    private List<org.assertj.core.groups.Tuple> verdicts(UUID application) {
        return log.routing(application).orElseThrow().partners().stream()
                .filter(verdict -> verdict.verdict() != Verdict.RULED_OUT)
                .map((PartnerVerdict verdict) -> tuple(
                        verdict.partner(), verdict.verdict(), verdict.reason().code()))
                .toList();
    }

    private void partner(String name, StubLender lender, String more) {
        world.partners.put(TestPartners.read(name, lender.url(), more));
    }

    private void awaitStatus(UUID application, ApplicationStatus status) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> world.loan(application).status() == status);
    }
}
