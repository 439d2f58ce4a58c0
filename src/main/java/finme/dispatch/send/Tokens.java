package finme.dispatch.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.dispatch.answer.Reply;
import finme.partner.Partner.Auth;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** OAuth2 client credentials: one token per client, fetched once for all who wait, kept until shortly before its end. */
@Component
class Tokens {
    private static final long DEFAULT_SECONDS = 300;

    private final PartnerHttp http;
    private final ObjectMapper json;
    private final Map<String, CompletableFuture<Token>> tokens = new ConcurrentHashMap<>();

    Tokens(PartnerHttp http, ObjectMapper json) {
        this.http = http;
        this.json = json;
    }

    CompletableFuture<String> get(Auth auth, Duration deadline) {
        CompletableFuture<Token> token = tokens.compute(
                key(auth), (key, present) -> present != null && usable(present) ? present : fetch(auth, deadline));
        return token.thenApply(Token::value);
    }

    /** The partner no longer takes it. */
    void forget(Auth auth, String refused) {
        tokens.computeIfPresent(key(auth), (key, present) -> {
            boolean same = present.isDone()
                    && !present.isCompletedExceptionally()
                    && present.join().value().equals(refused);
            return same ? null : present;
        });
    }

    private static boolean usable(CompletableFuture<Token> token) {
        return !token.isDone()
                || !token.isCompletedExceptionally()
                        && System.nanoTime() < token.join().until();
    }

    private CompletableFuture<Token> fetch(Auth auth, Duration deadline) {
        String form = "grant_type=client_credentials"
                + (auth.scope() == null ? "" : "&scope=" + URLEncoder.encode(auth.scope(), StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of(
                "Authorization", Signatures.basic(encoded(auth.clientId()), encoded(auth.clientSecret())),
                "Content-Type", "application/x-www-form-urlencoded",
                "Accept", "application/json");
        URI uri = URI.create(Objects.requireNonNullElse(auth.tokenUrl(), ""));
        return http.send(new Call(uri, "POST", headers, form.getBytes(StandardCharsets.UTF_8)), deadline)
                .thenApply(this::read);
    }

    private Token read(Reply reply) {
        if (reply.status() != 200) {
            throw new Refused(reply.status() >= 500 || reply.status() == 429);
        }
        try {
            JsonNode body = json.readTree(reply.body());
            String value = body.path("access_token").asText("");
            if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
                throw new Refused(false);
            }
            long seconds = Math.max(1, body.path("expires_in").asLong(DEFAULT_SECONDS));
            long early = Math.min(30, seconds / 2);
            return new Token(
                    value,
                    System.nanoTime() + Duration.ofSeconds(seconds - early).toNanos());
        } catch (IOException unreadable) {
            throw new Refused(false);
        }
    }

    /** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
    private static String encoded(@org.jspecify.annotations.Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }

    private static String key(Auth auth) {
        return String.join(
                "\n",
                String.valueOf(auth.tokenUrl()),
                String.valueOf(auth.clientId()),
                String.valueOf(auth.clientSecret()),
                String.valueOf(auth.scope()));
    }

    /** @param until in the clock of {@link System#nanoTime} */
    private record Token(String value, long until) {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    static final class Refused extends RuntimeException {
        private final boolean transientFault;

        Refused(boolean transientFault) {
            super("The token endpoint gave no token.", null, false, false);
            this.transientFault = transientFault;
        }

        boolean transientFault() {
            return transientFault;
        }
    }
}
