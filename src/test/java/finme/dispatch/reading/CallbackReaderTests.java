package finme.dispatch.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import finme.dispatch.Outcome;
import finme.dispatch.answer.Reply;
import finme.dispatch.inbox.CallbackProof;
import finme.dispatch.reading.CallbackReader.Message;
import finme.dispatch.testing.Mappings;
import finme.partner.Partner.Auth;
import finme.partner.Partner.Auth.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shape of {@code samples/callbacks/callbacks.md}. */
class CallbackReaderTests {
    private final CallbackReader reader = new CallbackReader(new Bodies(Mappings.PAYLOADS), Mappings.FEEL);

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, PENDING",
        "PROCESSING, PENDING",
        "APPROVED, OFFERED",
        "REJECTED, DECLINED",
        "CANCELLED, CANCELLED",
        "SIGNING_IN_PROGRESS, ACCEPTED",
        "SIGNED_TO_BE_DISBURSED, SIGNED",
        "SOMETHING_NEW, UNDER_REVIEW",
    })
    void signedLifecycleEvent(String word, Outcome expected) {
        String mapping = """
                {dispatch: body.brokerRequestId, event: body.requestId, reference: body.lenderApplicationId,
                 outcome: if list contains(["RECEIVED", "PROCESSING"], body.loanStatus) then "PENDING"
                   else if body.loanStatus = "APPROVED" then "OFFERED" else if body.loanStatus = "REJECTED" then "DECLINED"
                   else if body.loanStatus = "SIGNING_IN_PROGRESS" then "ACCEPTED"
                   else if body.loanStatus = "SIGNED_TO_BE_DISBURSED" then "SIGNED" else body.loanStatus,
                 reason: {code: body.errorCode, text: body.errorMessage}}""";
        Message message = read(mapping, """
                {"requestId": "evt-0001", "brokerRequestId": "ref-1", "lenderCode": "ZETA", "loanStatus": "%s",
                 "lenderApplicationId": "Z-77", "errorCode": "R12", "errorMessage": "Income too low"}""".formatted(word));
        assertThat(message.reference()).isEqualTo("ref-1");
        assertThat(message.event()).isEqualTo("evt-0001");
        assertThat(message.answer().outcome()).isEqualTo(expected);
        assertThat(message.unmappable()).isFalse();
    }

    @Test
    void decisionWithTasksAndQuestions() {
        String mapping = """
                {dispatch: body.proposalReference, outcome: if body.lenderStatus = 3 then "MORE_NEEDED" else "PENDING",
                 needs: concatenate(for t in body.tasks return {kind: "DOCUMENT", code: t.id, text: t.title},
                   for q in body.questions return {kind: "QUESTION", code: q.id, text: q.title})}""";
        Message message = read(mapping, """
                {"lenderProposalReference": "L-9", "proposalReference": "ref-2", "lenderStatus": 3, "notes": ["x"],
                 "figures": {"APR": 19.9, "Monthly Payment": 202.20}, "tasks": [{"id": "t1", "title": "Bank statements"}],
                 "questions": [{"id": "q1", "title": "How long at this address?", "type": "options", "options": {"a": "b"}}]}""");
        assertThat(message.answer().outcome()).isEqualTo(Outcome.MORE_NEEDED);
        assertThat(message.answer().words().needs()).hasSize(2);
        assertThat(message.event()).startsWith("sha256:");
    }

    @Test
    void twoSidedStatusWithoutReferenceIsKeptForAnOperator() {
        Message message = read("{dispatch: body.ours, outcome: \"PENDING\"}", """
                {"applicationNumber": "12919351", "providerStatus": "DEFERRED", "hints": ["ID card"]}""");
        assertThat(message.unmappable()).isTrue();
    }

    @Test
    void thinNotification() {
        Message message = read(
                "{dispatch: body.application_id, event: body.offer_id + body.offer_status, outcome: body.offer_status}",
                """
                {"type": "OFFER_UPDATE", "application_id": "ref-3", "offer_id": "o-1", "offer_status": "PENDING"}""");
        assertThat(message.event()).isEqualTo("o-1PENDING");
        assertThat(message.answer().outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void whatCantBeReadIsUnmappable() {
        assertThat(read("{dispatch: body.x}", "{\"broken").unmappable()).isTrue();
        assertThat(read("{dispatch: \"x\"}", "{}").unmappable()).isTrue();
        assertThat(read("\"text\"", "{}").unmappable()).isTrue();
    }

    @Test
    void aSignatureHoldsForTheVeryBytes() {
        byte[] body = "{\"a\": 1}".getBytes(UTF_8);
        for (String encoding : new String[] {"hex", "base64"}) {
            Auth auth = hmac("s3cret", encoding);
            String signature = auth.hmac().of(body);
            assertThat(holds(auth, signature, body)).isTrue();
            assertThat(holds(auth, "sha256=" + signature, body)).isTrue();
            assertThat(holds(auth, signature, "{\"a\": 1} ".getBytes(UTF_8))).isFalse();
            assertThat(holds(hmac("other", encoding), signature, body)).isFalse();
            assertThat(holds(auth, "", body)).isFalse();
            assertThat(holds(auth, "not a signature", body)).isFalse();
        }
        assertThat(CallbackProof.holds(hmac("s", "hex"), Map.of(), body)).isFalse();
        assertThat(holds(
                        hmac("s3cret", "hex"),
                        hmac("s3cret", "hex").hmac().of(body).toUpperCase(java.util.Locale.ROOT),
                        body))
                .isTrue();
    }

    @Test
    void otherProofs() {
        Auth basic = new Auth(
                Kind.BASIC, "u", "p", null, null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(CallbackProof.holds(basic, Map.of("authorization", "basic dTpw"), new byte[0]))
                .isTrue();
        assertThat(CallbackProof.holds(basic, Map.of("authorization", "Basic dTpx"), new byte[0]))
                .isFalse();
        Auth bearer = new Auth(
                Kind.BEARER, null, null, "t", null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(CallbackProof.holds(bearer, Map.of("authorization", "Bearer t"), new byte[0]))
                .isTrue();
        assertThat(CallbackProof.holds(bearer, Map.of("authorization", "Bearer "), new byte[0]))
                .isFalse();
        assertThat(CallbackProof.holds(bearer, Map.of(), new byte[0])).isFalse();
        Auth key = new Auth(
                Kind.API_KEY,
                null,
                null,
                null,
                "X-Key",
                "k",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(CallbackProof.holds(key, Map.of("x-key", "k"), new byte[0])).isTrue();
        assertThat(CallbackProof.holds(key, Map.of("x-key", "K"), new byte[0])).isFalse();
    }

    private static Auth hmac(String secret, String encoding) {
        return new Auth(
                Kind.HMAC,
                null,
                null,
                null,
                "X-Signature",
                null,
                null,
                null,
                null,
                null,
                "HmacSHA256",
                encoding,
                secret,
                null,
                null,
                null);
    }

    private static boolean holds(Auth auth, String signature, byte[] body) {
        return CallbackProof.holds(auth, Map.of("x-signature", signature), body);
    }

    private Message read(String mapping, String body) {
        return reader.read(
                mapping,
                new Reply(0, Map.of("content-type", "application/json"), body.getBytes(UTF_8)),
                java.time.ZoneOffset.UTC);
    }
}
