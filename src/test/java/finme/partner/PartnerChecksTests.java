package finme.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import finme.canonical.ApplicationSchema;
import finme.kernel.Fault;
import finme.mapping.Feel;
import finme.mapping.Flow;
import finme.mapping.MappingFault;
import finme.mapping.MappingStudy;
import finme.mapping.Mentions;
import finme.outbound.TestGuard;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartnerChecksTests {
    static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final PartnerChecks checks =
            new PartnerChecks(new TwoBracketsAreWrong(), TestGuard.open(), new ApplicationSchema());

    /** Stands in for FEEL: what matters here is that its fault is passed on with its place. */
    private static final class TwoBracketsAreWrong implements Feel {
        @Override
        public MappingStudy study(String expression, String root) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Expression compile(String expression) {
            if (expression.contains("((")) {
                throw new MappingFault("unexpected end", 1, 3);
            }
            return mock(Expression.class);
        }

        @Override
        public UnaryTests compileUnaryTests(String tests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mentions mentions(String expression) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Flow> flows(String expression) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mentions mentionsInTests(String tests, Set<String> inputs) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void fillsDefaults() throws Exception {
        Partner partner = partner("""
                {"code": "alpha", "name": "Alpha", "request": {"url": "https://a.test/x", "body": "{}"}, "answer": "{}"}""");
        assertThat(partner.state()).isEqualTo(Partner.State.ACTIVE);
        assertThat(partner.request().method()).isEqualTo("POST");
        assertThat(partner.request().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(partner.request().attempts()).isEqualTo(3);
        assertThat(partner.request().auth().kind()).isEqualTo(Partner.Auth.Kind.NONE);
        assertThat(partner.answerWithin()).isEqualTo(Duration.ofMinutes(2));
        assertThat(partner.shares()).isEmpty();
        assertThat(checks.faults(partner)).isEmpty();
    }

    @Test
    void writesWhatTheContractSays() throws Exception {
        String json = JSON.writeValueAsString(partner("""
                {"code": "alpha", "name": "Alpha", "unknown": 1, "answerWithin": "PT90S", "answer": "{}",
                 "request": {"url": "https://a.test/x", "body": "{}", "timeout": "PT2S", "attempts": 5}}"""));
        assertThat(JSON.readTree(json).at("/request/timeout").asText()).isEqualTo("PT2S");
        assertThat(JSON.readTree(json).at("/answerWithin").asText()).isEqualTo("PT1M30S");
        assertThat(JSON.readTree(json).has("unknown")).isFalse();
    }

    @Test
    void namesAllFaultsAtOnce() throws Exception {
        Partner partner = partner("""
                {"code": "alpha", "answer": "((", "answerWithin": "PT0S", "shares": ["amount", "a..b", "borrower.surname"], "concurrency": 0,
                 "perSecond": 0, "callback": {"auth": {"kind": "HMAC", "encoding": "rot13"}, "mapping": "(("},
                 "request": {"url": "ftp://a.test", "testUrl": "nowhere", "method": "GET", "format": "CSV", "body": "((",
                   "timeout": "PT11S", "attempts": 11, "headers": {"Host": "x", "X Y": "z"}, "auth": {"kind": "MTLS"}}}""");
        assertThat(checks.faults(partner))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "/name",
                        "/answer",
                        "/answerWithin",
                        "/shares/1",
                        "/shares/2",
                        "/concurrency",
                        "/perSecond",
                        "/callback/mapping",
                        "/callback/auth/header",
                        "/callback/auth/secret",
                        "/callback/auth/encoding",
                        "/request/url",
                        "/request/testUrl",
                        "/request/method",
                        "/request/format",
                        "/request/body",
                        "/request/timeout",
                        "/request/attempts",
                        "/request/headers/Host",
                        "/request/headers/X Y",
                        "/request/auth/certificate",
                        "/request/auth/privateKey");
        assertThat(checks.faults(partner))
                .filteredOn(fault -> fault.pointer().equals("/request/body"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("line 1, column 3"));
    }

    @Test
    void namesWhatHasNoCodeOrRequest() throws Exception {
        assertThat(checks.faults(partner("{\"code\": \"no blanks\"}")))
                .extracting(fault -> fault.pointer() + ' ' + fault.code())
                .contains("/code invalid_code", "/request required", "/name required", "/answer required");
    }

    @Test
    void tellsNoSecretByItsText() throws Exception {
        Partner partner = partner("""
                {"code": "alpha", "name": "Alpha", "answer": "{}",
                 "request": {"url": "https://a.test/x", "body": "{}", "auth": {"kind": "BEARER", "token": "t0ken"}}}""");
        assertThat(partner.toString()).doesNotContain("t0ken");
    }

    private static Partner partner(String json) throws Exception {
        return JSON.readValue(json, Partner.class);
    }
}
