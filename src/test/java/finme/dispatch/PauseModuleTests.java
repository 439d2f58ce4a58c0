package finme.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.loan.ApplicationStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner is paused while applications wait for it: nothing more goes to it, and what it says still counts. */
class PauseModuleTests {
    private static final String OFFER = "{\"outcome\": \"OFFERED\"}";
    private static final String SETTINGS =
            "\"callback\": {\"auth\": {\"kind\": \"NONE\"}}, \"request\": {\"timeout\": \"PT8S\"}";

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final String code = "paused-" + ThreadLocalRandom.current().nextInt(1_000_000);
    private final StubLender lender = new StubLender();
    private final StubLender other = new StubLender();

    PauseModuleTests() {
        state("ACTIVE", 2);
        world.partners.put(TestPartners.read("other", other.url(), "{}"));
        other.does(StubLender.answer(200, OFFER));
        world.ranks(Mode.WATERFALL, code, "other:2");
    }

    @AfterEach
    void close() throws Exception {
        lender.close();
        other.close();
        world.partners.clear();
    }

    @Test
    void whatQueuesForItGoesToTheNextAtOnce() {
        state("ACTIVE", 1);
        lender.does(StubLender.hang());
        world.apply();
        await().until(() -> lender.requests.size() == 1);
        UUID queued = world.apply();
        state("PAUSED", 2);
        awaitStatus(queued, ApplicationStatus.OFFERED, Duration.ofSeconds(5));
        assertThat(log.dispatches(queued).get(0)).satisfies(sent -> {
            assertThat(sent.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(String.valueOf(sent.reason())).contains("partner_paused");
        });
        assertThat(lender.requests).hasSize(1);
    }

    @Test
    void whatItHasAlreadyIsNotSentAgainUntilItGoesOn() {
        UUID application = askedOnceAndPaused();
        lender.does(StubLender.answer(200, OFFER));
        state("ACTIVE", 2);
        awaitStatus(application, ApplicationStatus.OFFERED, Duration.ofSeconds(10));
        assertThat(lender.requests).hasSize(2);
        assertThat(other.requests).isEmpty();
    }

    @Test
    void itsLateAnswerCounts() {
        UUID application = askedOnceAndPaused();
        String body = "{\"ref\": \"" + world.reference(application, code)
                + "\", \"event\": \"e1\", \"outcome\": \"OFFERED\"}";
        world.bean(CallbackInbox.class)
                .receive(code, "", Map.of(), "application/json", body.getBytes(StandardCharsets.UTF_8));
        awaitStatus(application, ApplicationStatus.OFFERED, Duration.ofSeconds(1));
    }

    @Test
    void whatADeadNodeLeftBehindIsNotSentAgain() {
        lender.does(StubLender.hang());
        UUID application = world.apply();
        await().until(() -> lender.requests.size() == 1);
        state("PAUSED", 2);
        world.jdbc.update(
                "update fdforge.dispatch set lease_owner = 'dead', due_at = now() where application = ?", application);
        staysUnsent(application);
    }

    private UUID askedOnceAndPaused() {
        lender.does(StubLender.answer(503, "{}", "Retry-After: 1"));
        UUID application = world.apply();
        await().until(() -> lender.requests.size() == 1);
        state("PAUSED", 2);
        staysUnsent(application);
        return application;
    }

    private void staysUnsent(UUID application) {
        await().during(Duration.ofMillis(1500)).atMost(Duration.ofSeconds(5)).until(() -> lender.requests.size() == 1);
        assertThat(world.loan(application).status()).isEqualTo(ApplicationStatus.WITH_PARTNERS);
    }

    private void state(String state, int concurrency) {
        String settings = "{\"state\": \"" + state + "\", \"concurrency\": " + concurrency + ", " + SETTINGS + "}";
        world.partners.put(TestPartners.read(code, lender.url(), settings));
    }

    private void awaitStatus(UUID application, ApplicationStatus status, Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> world.loan(application).status() == status);
    }
}
