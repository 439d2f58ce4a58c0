package finme.dispatch.calling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import finme.canonical.CanonicalApplication;
import finme.dispatch.Outcome;
import finme.dispatch.answer.AttemptResult;
import finme.dispatch.answer.Reply;
import finme.dispatch.model.Dispatch;
import finme.dispatch.testing.Mappings;
import finme.dispatch.testing.StubLender;
import finme.dispatch.testing.TestDispatches;
import finme.dispatch.testing.TestPartners;
import finme.outbound.TestGuard;
import finme.partner.Partner;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests over real sockets: each way to prove who we are, each way a partner can fail. */
class PartnerConnectorTests {
    private final StubLender lender = new StubLender();
    private final PartnerConnector connector = new PartnerConnector(TestGuard.open());
    private final Requests requests = new Requests(
            Mappings.FEEL, Mappings.PAYLOADS, TestPartners.JSON, new PublicUrl("https://finme.example.test/"));

    @AfterEach
    void close() throws Exception {
        lender.close();
        connector.stop();
    }

    @Test
    void sendsWhatThePartnerMaySeeAndNoMore() throws Exception {
        Dispatch dispatch = TestDispatches.sending();
        Partner partner = TestPartners.read("a", lender.url(), """
                {"request": {"headers": {"X-Env": "live"}, "body": "{ref: dispatch.reference, back: dispatch.callbackUrl, try: dispatch.attempt, app: application}"}}""");
        send(partner, dispatch);
        StubLender.Request sent = lender.requests.get(0);
        assertThat(sent.headers())
                .containsEntry("idempotency-key", dispatch.id().toString())
                .containsEntry("x-env", "live")
                .containsEntry("content-type", "application/json;charset=UTF-8");
        assertThat(TestPartners.JSON.readTree(sent.body())).isEqualTo(TestPartners.JSON.readTree("""
                {"ref": "ref", "back": "https://finme.example.test/api/v1/partners/a/callbacks", "try": 1,
                 "app": {"amount": {"value": 6000, "currency": "EUR"}, "borrower": {"firstName": "Irina"}}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "NONE"}                                             | x-none        |
            {"kind": "BASIC", "username": "u", "password": "p"}          | authorization | Basic dTpw
            {"kind": "BEARER", "token": "t0ken"}                         | authorization | Bearer t0ken
            {"kind": "API_KEY", "header": "X-Api-Key", "value": "k3y"}   | x-api-key     | k3y
            """)
    void provesWhoWeAre(String auth, String header, String expected) {
        send(TestPartners.read("p", lender.url(), "{\"request\": {\"auth\": " + auth + "}}"), TestDispatches.sending());
        assertThat(lender.requests.get(0).headers().get(header)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"HmacSHA256,hex", "HmacSHA512,base64"})
    void signsTheRawBody(String algorithm, String encoding) throws Exception {
        send(TestPartners.read("p", lender.url(), """
                {"request": {"auth": {"kind": "HMAC", "header": "X-Sig", "algorithm": "%s", "encoding": "%s", "secret": "s"}}}""".formatted(algorithm, encoding)), TestDispatches.sending());
        StubLender.Request sent = lender.requests.get(0);
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec("s".getBytes(UTF_8), algorithm));
        byte[] digest = mac.doFinal(sent.body().getBytes(UTF_8));
        assertThat(sent.headers().get("x-sig"))
                .isEqualTo(
                        encoding.equals("hex")
                                ? HexFormat.of().formatHex(digest)
                                : Base64.getEncoder().encodeToString(digest));
    }

    @Test
    void fetchesOneTokenForManyAndANewOneWhenItIsRefused() {
        lender.does((request, socket) -> {
            long tokens = lender.requests.stream()
                    .filter(r -> r.path().equals("/token"))
                    .count();
            boolean forToken = request.path().equals("/token");
            boolean old = "Bearer t1".equals(request.headers().get("authorization"))
                    && lender.requests.stream()
                                    .filter(r -> r.path().equals("/lead"))
                                    .count()
                            > 5;
            String answer = forToken ? "{\"access_token\": \"t" + tokens + "\", \"expires_in\": 3600}" : "{}";
            StubLender.answer(old ? 401 : 200, answer).serve(request, socket);
        });
        Partner partner =
                TestPartners.read("p", lender.url(), """
                {"request": {"auth": {"kind": "OAUTH2", "tokenUrl": "%s", "clientId": "id", "clientSecret": "sec ret", "scope": "leads"}}}""".formatted(lender.url().replace("/lead", "/token")));
        List<CompletableFuture<Reply>> calls = Stream.generate(
                        () -> connector.send(partner, call(partner, TestDispatches.sending())))
                .limit(5)
                .toList();
        calls.forEach(call -> assertThat(call.join().status()).isEqualTo(200));
        assertThat(lender.requests)
                .filteredOn(r -> r.path().equals("/token"))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.body()).isEqualTo("grant_type=client_credentials&scope=leads");
                    assertThat(r.headers().get("authorization"))
                            .isEqualTo("Basic " + Base64.getEncoder().encodeToString("id:sec+ret".getBytes(UTF_8)));
                });
        assertThat(connector
                        .send(partner, call(partner, TestDispatches.sending()))
                        .join()
                        .status())
                .isEqualTo(200);
        assertThat(lender.requests).filteredOn(r -> r.path().equals("/token")).hasSize(2);
        assertThat(lender.requests.get(lender.requests.size() - 1).headers())
                .containsEntry("authorization", "Bearer t2");
    }

    @Test
    void aRefusedTokenIsAFailureAndAFailingTokenServerIsTriedAgain() {
        Partner partner = TestPartners.read("p", lender.url(), """
                {"request": {"auth": {"kind": "OAUTH2", "tokenUrl": "%s", "clientId": "id", "clientSecret": "x"}}}""".formatted(lender.url()));
        lender.does(StubLender.answer(400, "{}"), StubLender.answer(503, "{}"));
        assertThat(fault(partner)).isEqualTo(new AttemptResult.Unanswered(Outcome.FAILED, "token_refused"));
        assertThat(fault(partner)).isEqualTo(new AttemptResult.Retryable("token_refused", null));
    }

    @Test
    void aDeadlineBoundsTheWholeExchange() {
        Partner partner = TestPartners.read("p", lender.url(), "{\"request\": {\"timeout\": \"PT0.4S\"}}");
        for (StubLender.Behaviour endless : List.of(StubLender.hang(), StubLender.dribble())) {
            lender.does(endless);
            long start = System.nanoTime();
            assertThat(fault(partner)).isEqualTo(new AttemptResult.Retryable("timeout", null));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void namesEachFault() throws Exception {
        Partner partner = TestPartners.read("p", lender.url(), "{}");
        lender.does(StubLender.reset(), (request, socket) -> {}, StubLender.endless());
        assertThat(fault(partner)).isEqualTo(new AttemptResult.Retryable("connection_lost", null));
        assertThat(fault(partner)).isEqualTo(new AttemptResult.Retryable("connection_lost", null));
        assertThat(fault(partner)).isEqualTo(new AttemptResult.Retryable("answer_too_large", null));
        Partner nobody = TestPartners.read("p", "http://localhost:1/x", "{}");
        assertThat(fault(nobody)).isEqualTo(new AttemptResult.Retryable("unreachable", null));
    }

    @Test
    void followsNoRedirect() {
        lender.does(StubLender.answer(307, "", "Location: " + lender.url()));
        assertThat(send(TestPartners.read("p", lender.url(), "{}"), TestDispatches.sending())
                        .status())
                .isEqualTo(307);
        assertThat(lender.requests).hasSize(1);
    }

    private Reply send(Partner partner, Dispatch dispatch) {
        return connector.send(partner, call(partner, dispatch)).join();
    }

    private Call call(Partner partner, Dispatch dispatch) {
        return requests.build(partner, application(), dispatch);
    }

    private AttemptResult fault(Partner partner) {
        try {
            return new AttemptResult.Retryable(
                    "http_" + send(partner, TestDispatches.sending()).status(), null);
        } catch (CompletionException thrown) {
            return Faults.result(thrown);
        }
    }

    private static CanonicalApplication application() {
        try {
            return TestPartners.JSON.readValue("""
                    {"product": "PERSONAL_LOAN", "amount": {"value": 6000, "currency": "EUR"}, "termMonths": 36,
                     "borrower": {"firstName": "Irina", "lastName": "Novak", "birthDate": "1990-04-17", "taxId": "9004171234"},
                     "consents": []}""", CanonicalApplication.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException typo) {
            throw new IllegalArgumentException(typo);
        }
    }
}
