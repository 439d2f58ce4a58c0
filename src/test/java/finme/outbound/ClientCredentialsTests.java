package finme.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import finme.dispatch.testing.StubLender;
import finme.outbound.ClientCredentials.Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTests {
    /** Of {@code finme:s3cr%3At+%C5%99}. */
    private static final String BASIC = "Basic ZmlubWU6czNjciUzQXQrJUM1JTk5";

    private final StubLender peer = new StubLender();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final ClientCredentials tokens = new ClientCredentials(HttpClient.newHttpClient(), now::get);
    private final Client finme = new Client(URI.create(peer.url()), "finme", "s3cr:t ř", "leads all");

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    @ParameterizedTest
    @CsvSource({"3600, 3570", "40, 20", "1, 1", "0, 1"})
    void keepsATokenUntilShortlyBeforeItsEnd(int seconds, int kept) {
        peer.does(token("t1", seconds), answer(200), answer(200), token("t2", seconds), answer(200));
        send();
        now.addAndGet(Duration.ofSeconds(kept).toNanos() - 1);
        send();
        now.addAndGet(1);
        send();
        assertThat(authorizations()).endsWith("Bearer t1", "Bearer t1", BASIC, "Bearer t2");
    }

    @ParameterizedTest
    @CsvSource({
        "99999999999999, 86370",
        "1e99, 86370",
        "-1, 1",
        "\"3600\", 3570",
        "\" 60.0 \", 30",
        "\"soon\", 270",
        "null, 270",
        "true, 270"
    })
    void whateverIsSaidOfItsEndTheTokenIsUsed(String written, int kept) {
        String body = "{\"access_token\": \"t1\", \"expires_in\": " + written + "}";
        peer.does(StubLender.answer(201, body), answer(200), answer(200), token("t2", 60), answer(200));
        send();
        now.addAndGet(Duration.ofSeconds(kept).toNanos() - 1);
        send();
        now.addAndGet(1);
        send();
        assertThat(authorizations()).endsWith("Bearer t1", "Bearer t1", BASIC, "Bearer t2");
    }

    @Test
    void fetchesOneForAllWhoWait() {
        peer.does(token("t1", 3600), answer(200));
        List<CompletableFuture<HttpResponse<byte[]>>> all =
                Stream.generate(this::begin).limit(5).toList();
        all.forEach(CompletableFuture::join);
        assertThat(authorizations()).hasSize(6).containsOnlyOnce(BASIC);
        assertThat(peer.requests.get(0).body()).isEqualTo("grant_type=client_credentials&scope=leads+all");
    }

    @Test
    void fetchesARefusedTokenAnewOnce() {
        peer.does(token("t1", 3600), answer(401), token("t2", 3600), answer(401));
        assertThat(send().statusCode()).isEqualTo(401);
        assertThat(authorizations()).containsExactly(BASIC, "Bearer t1", BASIC, "Bearer t2");
        assertThat(peer.requests.get(3).body()).isEqualTo("hello");
        assertThat(peer.requests.get(3).headers()).containsEntry("x-kind", "test");
    }

    @ParameterizedTest
    @CsvSource({"400, false", "401, false", "503, true", "429, true"})
    void saysWhetherARefusalIsWorthAnotherTry(int status, boolean worth) {
        peer.does(answer(status), token("t1", 3600), answer(200));
        TokenRefused refused = (TokenRefused)
                catchThrowableOfType(CompletionException.class, this::send).getCause();
        assertThat(refused.isWorthAnotherTry()).isEqualTo(worth);
        assertThat(send().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}", "[1]", "{\"access_token\": \"a\\r\\nb\"}"})
    void takesNothingElseForAToken(String body) {
        peer.does(StubLender.answer(200, body));
        assertThat(catchThrowableOfType(CompletionException.class, this::send)).hasCauseInstanceOf(TokenRefused.class);
    }

    @Test
    void endsTokenAndRequestTogether() {
        peer.does(token("t1", 3600), StubLender.dribble());
        long start = System.nanoTime();
        assertThat(catchThrowableOfType(CompletionException.class, this::send))
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void showsNoSecret() {
        assertThat(finme).hasToString("Client[localhost]");
    }

    private static StubLender.Behaviour token(String value, int seconds) {
        return StubLender.answer(200, "{\"access_token\": \"" + value + "\", \"expires_in\": " + seconds + "}");
    }

    private static StubLender.Behaviour answer(int status) {
        return StubLender.answer(status, "{}");
    }

    private List<String> authorizations() {
        return peer.requests.stream()
                .map(request -> request.headers().get("authorization"))
                .toList();
    }

    private HttpResponse<byte[]> send() {
        return begin().join();
    }

    private CompletableFuture<HttpResponse<byte[]>> begin() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(peer.url()))
                .header("X-Kind", "test")
                .POST(BodyPublishers.ofString("hello"))
                .build();
        return tokens.send(request, finme, Duration.ofSeconds(2));
    }
}
