package finme.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.mapping.PayloadFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lender as admins write it (CONTRACT section 4). Secrets inside {@link Auth} are kept sealed and never read back.
 *
 * @param answer FEEL over {@code status, headers, body}
 * @param answerWithin how long a decision may take from the first send; ISO 8601 duration
 * @param shares canonical paths this partner may see; everything else is null for its request mapping
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Partner(
        String code,
        String name,
        State state,
        Request request,
        String answer,
        Duration answerWithin,
        @Nullable Callback callback,
        List<String> shares,
        @Nullable List<Limit> limits,
        @Nullable JsonNode schedule,
        @Nullable JsonNode duplicates,
        @Nullable Integer concurrency,
        @Nullable BigDecimal perSecond) {
    public enum State {
        ACTIVE,
        PAUSED
    }

    /**
     * @param testUrl where test applications go; null: they are not sent
     * @param body FEEL over {@code application, dispatch}
     * @param timeout of one attempt, everything included; at most 10 s
     * @param attempts 1 to 10
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(
            String url,
            @Nullable String testUrl,
            String method,
            PayloadFormat format,
            @Nullable Map<String, String> headers,
            String body,
            Duration timeout,
            int attempts,
            Auth auth) {}

    /** @param mapping FEEL over {@code status, headers, body}; gives {@code dispatch} (our reference) and {@code event} too */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Callback(Auth auth, String mapping) {}

    public record Limit(String counts, String per, int max) {}

    /** One flat record for all kinds; which fields matter depends on {@code kind}, and saving checks it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Auth(
            Kind kind,
            @Nullable String username,
            @Nullable String password,
            @Nullable String token,
            @Nullable String header,
            @Nullable String value,
            @Nullable String tokenUrl,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String scope,
            @Nullable String algorithm,
            @Nullable String encoding,
            @Nullable String secret) {
        public enum Kind {
            NONE,
            BASIC,
            BEARER,
            API_KEY,
            OAUTH2,
            HMAC,
            MTLS
        }

        @Override
        public String toString() {
            return "Auth[" + kind + ']';
        }
    }
}
