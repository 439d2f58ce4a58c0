package finme.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import finme.dispatch.DispatchLog;
import finme.journeys.World.Lender;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Decisions that come later: before we knew that we asked, twice, from an impostor, and when it is over. */
@FinMeTest
class CallbackJourneyTests {
    private final World world;
    private final FinMeHttp http;

    private final DispatchLog dispatches;

    CallbackJourneyTests(FinMeHttp http, DispatchLog dispatches) {
        this.http = http;
        this.dispatches = dispatches;
        this.world = new World(http);
    }

    @Test
    void appliesADecisionThatComesBeforeTheAnswer() {
        Lender lender = world.lender("j-early", "pending-then-accept?early=true&delay=PT0.5S", Map.of());
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        assertThat(call(lender, 1, 200).path("count").asInt()).isEqualTo(1);
        assertThat(world.verdict(application, lender.code()).path("outcome").asText())
                .isEqualTo("OFFERED");
        assertThat(offers(application)).isEqualTo(2);
    }

    @Test
    void appliesADecisionThatComesTwiceOnce() {
        Lender lender = world.lender("j-twice", "pending-then-accept?after=PT0.2S&duplicate=true", Map.of());
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        call(lender, 2, 200);
        assertThat(offers(application)).isEqualTo(2);
        assertThat(world.status(application)).isEqualTo("OFFERED");
    }

    @Test
    void turnsAnImpostorAway() {
        Lender lender = world.lender("j-forged", "pending-then-accept?after=PT0.1S&forged=true", Map.of());
        String application = world.apply(lender);
        call(lender, 1, 401);
        assertThat(world.status(application)).isEqualTo("WITH_PARTNERS");
        assertThat(world.verdict(application, lender.code()).path("outcome").asText())
                .isEqualTo("PENDING");
    }

    @Test
    void withdrawsWhileLendersThinkAndLeavesItSoWhenTheyAnswerLate() {
        Lender lender = world.lender("j-late", "pending-then-accept?after=PT3S", Map.of());
        String application = world.apply(lender);
        world.awaitOutcome(application, lender.code(), "PENDING");
        assertThat(http.post("/api/v1/admin/applications/" + application + "/withdraw", FinMeHttp.OPERATOR, "")
                        .status())
                .isEqualTo(200);
        world.awaitStatus(application, "WITHDRAWN");
        await().atMost(World.PATIENCE).until(() -> world.instances(application) == 0);
        assertThat(world.inCrm(application).path("Status").asText()).isEqualTo("WITHDRAWN");
        call(lender, 1, 200);
        assertThat(world.status(application)).isEqualTo("WITHDRAWN");
        assertThat(world.verdict(application, lender.code()).path("outcome").asText())
                .isNotEqualTo("OFFERED");
    }

    @Test
    void showsMoneyOnAWithdrawnApplicationToThoseWhoCanAct() {
        Lender lender = world.lender("j-paid", "accept?after=PT0.1S", Map.of());
        String application = world.apply(lender);
        world.awaitStatus(application, "OFFERED");
        String url = String.valueOf(
                dispatches.offers(UUID.fromString(application)).get(0).redirectUrl());
        assertThat(http.post("/api/v1/admin/applications/" + application + "/withdraw", FinMeHttp.OPERATOR, "")
                        .status())
                .isEqualTo(200);
        world.awaitStatus(application, "WITHDRAWN");
        var sign = http.request(url.substring(url.indexOf("/sandbox/")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("decision=sign"));
        assertThat(http.send(sign).status()).isEqualTo(200);
        String path = "/api/v1/admin/callbacks";
        await().atMost(World.PATIENCE)
                .untilAsserted(() -> assertThat(http.get(path + "?application=" + application, FinMeHttp.AUDITOR)
                                .json()
                                .path("items")
                                .findValuesAsText("state"))
                        .isNotEmpty()
                        .containsOnly("CONFLICT"));
        assertThat(http.get(path, FinMeHttp.OPERATOR).json().path("items").findValuesAsText("application"))
                .contains(application);
        assertThat(http.get("/api/v1/admin/applications/" + application + "/timeline", FinMeHttp.AUDITOR)
                        .json()
                        .path("items")
                        .findValuesAsText("action"))
                .contains("callback_conflict");
        assertThat(http.get(path + "?state=nonsense", FinMeHttp.AUDITOR).status())
                .isEqualTo(422);
    }

    /** As when somebody suspends the instance in Cockpit to have a look. */
    @Test
    void keepsTheAnswerOfASuspendedInstanceAndAsksNobodyAgain() {
        Lender lender = world.lender("j-suspended", "pending-then-accept?after=PT1S", Map.of());
        String application = keptWhileSuspended(lender);
        suspend(application, false);
        world.awaitStatus(application, "OFFERED");
    }

    /** Offer, choice and signature are all in that word. */
    @Test
    void followsAKeptSignatureAllTheWay() {
        String signs = World.CALLBACK.replace("accepted: \"OFFERED\"", "accepted: \"SIGNED\"");
        Lender lender =
                world.lender("j-kept", "pending-then-accept?after=PT1S", Map.of("callback", World.callback(signs)));
        String application = keptWhileSuspended(lender);
        suspend(application, false);
        world.awaitStatus(application, "SIGNED");
    }

    private String keptWhileSuspended(Lender lender) {
        String application = world.apply(lender);
        world.awaitOutcome(application, lender.code(), "PENDING");
        suspend(application, true);
        await().atMost(World.PATIENCE)
                .until(() -> http.get("/api/v1/admin/callbacks?application=" + application, FinMeHttp.AUDITOR)
                        .json()
                        .path("items")
                        .findValuesAsText("state")
                        .contains("TO_APPLY"));
        return application;
    }

    private void suspend(String application, boolean suspended) {
        String path = "/engine-rest/process-instance?businessKey=" + application;
        http.get(path, FinMeHttp.ADMIN)
                .json()
                .forEach(instance -> assertThat(http.put(
                                        "/engine-rest/process-instance/"
                                                + instance.path("id").asText() + "/suspended",
                                        FinMeHttp.ADMIN,
                                        Map.of("suspended", suspended))
                                .status())
                        .isEqualTo(204));
    }

    @Test
    void refusesCallbacksOfNobody() {
        assertThat(http.post("/api/v1/partners/nobody/callbacks", null, Map.of("a", 1))
                        .status())
                .isEqualTo(404);
    }

    /** The simulator's one call of this lender, once it has called back so often, the last time with this status. */
    private JsonNode call(Lender lender, int callbacks, int status) {
        String path = "/api/v1/partners/" + lender.code() + "/callbacks";
        return await().atMost(World.PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        http.get("/sandbox/partners/calls", null)
                                                .json()
                                                .path("items")
                                                .spliterator(),
                                        false)
                                .filter(call ->
                                        call.path("callbackPath").asText().equals(path)
                                                && call.path("callbacks").asInt() == callbacks
                                                && call.path("callbackStatus").asInt() == status)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private int offers(String application) {
        return dispatches.offers(UUID.fromString(application)).size();
    }
}
