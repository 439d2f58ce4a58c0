package finme.dispatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.testing.TestPartners;
import finme.dispatch.testing.World;
import finme.loan.ApplicationStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way an exchange can go wrong on the wire: each ends in time and in the right state, and gives back what it
 * held: the lender has room for one, and the next application gets through.
 */
class HardDeadlineModuleTests {
    private static final Duration HARD_END = Duration.ofSeconds(11);
    private static final String OFFER = "{\"outcome\": \"OFFERED\"}";

    private final World world = World.get();
    private final DispatchLog log = world.bean(DispatchLog.class);
    private final WireMockServer lender = new WireMockServer(options().dynamicPort());
    private final String code = "wire-" + ThreadLocalRandom.current().nextInt(1_000_000);

    HardDeadlineModuleTests() throws IOException {
        lender.start();
        wake();
        partner("PT1S", 2);
    }

    /** Its first answer of all loads half of WireMock, which is not what takes too long here. */
    private void wake() throws IOException {
        lender.stubFor(get("/awake").willReturn(ok()));
        URI.create(url("/awake")).toURL().openStream().close();
        lender.resetAll();
    }

    @AfterEach
    void close() {
        lender.stop();
        world.partners.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY_RESPONSE,           FAILED connection_lost",
        "RANDOM_DATA_THEN_CLOSE,   FAILED connection_lost",
        "MALFORMED_RESPONSE_CHUNK, FAILED connection_lost",
        "CONNECTION_RESET_BY_PEER, FAILED connection_lost"
    })
    void brokenAnswersEnd(Fault fault, String end) {
        answers(aResponse().withFault(fault));
        assertThat(ends()).isEqualTo(end);
        hasRoomAgain();
    }

    @Test
    void aLateAnswerEnds() {
        answers(ok(OFFER).withFixedDelay(5_000));
        assertThat(ends()).isEqualTo("TIMED_OUT timeout");
        hasRoomAgain();
    }

    @Test
    void aDribblingAnswerEnds() {
        answers(ok(OFFER).withChunkedDribbleDelay(20, 30_000));
        assertThat(ends()).isEqualTo("TIMED_OUT timeout");
        hasRoomAgain();
    }

    /** The longest time-out there is. */
    @Test
    void aDribblingAnswerEndsAtTheHardEnd() {
        partner("PT10S", 1);
        answers(ok(OFFER).withChunkedDribbleDelay(20, 60_000));
        assertThat(ends()).isEqualTo("TIMED_OUT timeout");
        hasRoomAgain();
    }

    @Test
    void aDribblingTokenEndsToo() {
        lender.stubFor(post(urlEqualTo("/token"))
                .willReturn(okJson("{\"access_token\": \"t\"}").withChunkedDribbleDelay(20, 30_000)));
        world.partners.put(TestPartners.read(code, url("/lead"), """
                {"concurrency": 1, "request": {"timeout": "PT1S", "attempts": 2, "auth":
                  {"kind": "OAUTH2", "tokenUrl": "%s", "clientId": "%s", "clientSecret": "x"}}}""".formatted(url("/token"), code)));
        assertThat(ends()).isEqualTo("TIMED_OUT timeout");
        hasRoomAgain();
    }

    @Test
    void retryAfterIsObeyed() {
        script(aResponse().withStatus(503).withHeader("Retry-After", "2"), ok(OFFER));
        assertThat(ends()).isEqualTo("OFFERED offered");
        List<ServeEvent> calls = calls();
        assertThat(calls).hasSize(2);
        assertThat(Duration.between(
                        calls.get(0).getRequest().getLoggedDate().toInstant(),
                        calls.get(1).getRequest().getLoggedDate().toInstant()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_950));
    }

    @Test
    void aFlakyLenderIsAskedAgainUnderTheSameKey() {
        partner("PT1S", 3);
        script(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(500),
                ok(OFFER));
        assertThat(ends()).isEqualTo("OFFERED offered");
        assertThat(calls()).hasSize(3);
        assertThat(calls().stream()
                        .map(call -> call.getRequest().getHeader("Idempotency-Key"))
                        .distinct())
                .hasSize(1);
    }

    private void partner(String timeout, int attempts) {
        world.partners.put(TestPartners.read(code, url("/lead"), """
                {"concurrency": 1, "request": {"timeout": "%s", "attempts": %d}}""".formatted(timeout, attempts)));
    }

    private String url(String path) {
        return "http://localhost:" + lender.port() + path;
    }

    private void answers(ResponseDefinitionBuilder answer) {
        lender.stubFor(post(urlEqualTo("/lead")).willReturn(answer));
    }

    private void script(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            lender.stubFor(post(urlEqualTo("/lead"))
                    .inScenario("script")
                    .whenScenarioStateIs(i == 0 ? STARTED : "call " + i)
                    .willSetStateTo("call " + Math.min(i + 1, answers.length - 1))
                    .willReturn(answers[i]));
        }
    }

    private List<ServeEvent> calls() {
        return lender.getAllServeEvents().stream()
                .sorted(Comparator.comparing(call -> call.getRequest().getLoggedDate()))
                .toList();
    }

    /** @return outcome and reason of a new application at the lender, which has ended in time */
    private String ends() {
        world.ranks(Mode.WATERFALL, code);
        UUID application = world.apply();
        await().atMost(HARD_END)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> world.loan(application).status() != ApplicationStatus.WITH_PARTNERS);
        return log.routing(application).orElseThrow().partners().stream()
                .filter(verdict -> verdict.partner().equals(code))
                .map(verdict -> verdict.outcome() + " " + verdict.reason().code())
                .findFirst()
                .orElseThrow();
    }

    private void hasRoomAgain() {
        lender.resetAll();
        answers(ok(OFFER));
        lender.stubFor(post(urlEqualTo("/token")).willReturn(okJson("{\"access_token\": \"t\"}")));
        assertThat(ends()).isEqualTo("OFFERED offered");
    }
}
