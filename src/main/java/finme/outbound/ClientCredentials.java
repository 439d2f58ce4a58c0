package finme.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** OAuth2 client credentials: one token per client, fetched once for all who wait, kept until shortly before its end. */
public final class ClientCredentials {
    private static final long DEFAULT_SECONDS = 300;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(86_400);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE]\\+?\\d{1,2})?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final Sender sender;
    private final LongSupplier nanos;
    private final Map<Client, CompletableFuture<Token>> tokens = new ConcurrentHashMap<>();

    public ClientCredentials(HttpClient http) {
        this(http, System::nanoTime);
    }

    /** Goes where the guard allows, for tokens as for what they are for. */
    public ClientCredentials(HttpClient http, AddressGuard guard) {
        this(http, guard::send, System::nanoTime);
    }

    /** The same where clear text may be agreed upon. */
    public static ClientCredentials alsoClear(HttpClient http, AddressGuard guard) {
        return new ClientCredentials(http, guard::sendAlsoClear, System::nanoTime);
    }

    ClientCredentials(HttpClient http, LongSupplier nanos) {
        this(http, Exchange::send, nanos);
    }

    private ClientCredentials(HttpClient http, Sender sender, LongSupplier nanos) {
        this.http = http;
        this.sender = sender;
        this.nanos = nanos;
    }

    private interface Sender {
        CompletableFuture<HttpResponse<byte[]>> send(HttpClient client, HttpRequest request, Duration end);
    }

    public record Client(
            URI tokenUrl,
            String id,
            String secret,
            @Nullable String scope) {
        @Override
        public String toString() {
            return "Client[" + tokenUrl.getHost() + ']';
        }
    }

    /**
     * Sends it with a token. A refused one is fetched anew once: it may have been ended early.
     *
     * @param end of all of it, tokens included; more than {@link Exchange#LONGEST} counts as that
     * @return fails as {@link Exchange#send} does, and with {@link TokenRefused}
     * @throws IllegalArgumentException when the token's address is none
     */
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, Client client, Duration end) {
        long millis = Math.min(end.toMillis(), Exchange.LONGEST.toMillis());
        return send(
                request, client, System.nanoTime() + Duration.ofMillis(millis).toNanos(), true);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, Client client, long end, boolean again) {
        CompletableFuture<Token> token = tokens.compute(
                client, (same, present) -> present != null && isGood(present) ? present : fetch(client, left(end)));
        return token.thenCompose(Trail.kept(good -> sender.send(http, bearing(request, good), left(end))))
                .thenCompose(Trail.kept(response -> {
                    if (response.statusCode() != 401 || !again) {
                        return CompletableFuture.completedFuture(response);
                    }
                    tokens.remove(client, token);
                    return send(request, client, end, false);
                }));
    }

    private boolean isGood(CompletableFuture<Token> token) {
        return !token.isDone()
                || (!token.isCompletedExceptionally() && token.join().until() - nanos.getAsLong() > 0);
    }

    private static HttpRequest bearing(HttpRequest request, Token token) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("Authorization", "Bearer " + token.value())
                .build();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** RFC 6749 section 2.3.1: id and secret are form-encoded before they are joined. */
    private CompletableFuture<Token> fetch(Client client, Duration end) {
        String scope = client.scope() == null ? "" : "&scope=" + encoded(client.scope());
        String pair = HttpHeaders.encodeBasicAuth(encoded(client.id()), encoded(client.secret()), null);
        HttpRequest request = HttpRequest.newBuilder(client.tokenUrl())
                .header("Authorization", "Basic " + pair)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials" + scope))
                .build();
        return sender.send(http, request, end).thenApply(this::read);
    }

    private Token read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status < 200 || status > 299) {
            throw new TokenRefused(status >= 500 || status == 429);
        }
        try {
            JsonNode body = JSON.readTree(response.body());
            String value = body.path("access_token").asText("");
            if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
                throw new TokenRefused(false);
            }
            long seconds = seconds(body.path("expires_in").asText(""));
            Duration good = Duration.ofSeconds(seconds - Math.min(30, seconds / 2));
            return new Token(value, nanos.getAsLong() + good.toNanos());
        } catch (IOException unreadable) {
            throw new TokenRefused(false);
        }
    }

    /** One that is over at once is good for one request; one for years is asked for anew each day. */
    private static long seconds(String written) {
        if (!NUMBER.matcher(written.strip()).matches()) {
            return DEFAULT_SECONDS;
        }
        return Math.max(1, new BigDecimal(written.strip()).min(LONGEST).longValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Token(String value, long until) {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }
}
