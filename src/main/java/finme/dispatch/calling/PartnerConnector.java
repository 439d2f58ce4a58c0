package finme.dispatch.calling;

import finme.dispatch.answer.Reply;
import finme.dispatch.node.Threads;
import finme.outbound.AddressGuard;
import finme.outbound.ClientCredentials;
import finme.outbound.ClientCredentials.Client;
import finme.outbound.ClientsByIdentity;
import finme.partner.Partner;
import finme.partner.Partner.Auth;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One attempt at a partner, with a token where it wants one, all of it within the partner's time-out and without holding
 * a thread. But names are looked up on one: with a fixed number of them, a partner whose name server is silent would stop
 * all others, so there are as many as are needed, and the bulkheads bound them.
 */
@Component
public class PartnerConnector {
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("partner-http-"));
    private final HttpClient http = plain().build();
    private final ClientsByIdentity certified = new ClientsByIdentity(this::plain);
    private final AddressGuard guard;
    private final ClientCredentials tokens;

    PartnerConnector(AddressGuard guard) {
        this.guard = guard;
        this.tokens = ClientCredentials.alsoClear(http, guard);
    }

    private HttpClient.Builder plain() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(threads);
    }

    /** @return fails as {@link ClientCredentials#send} does, and with {@link IllegalArgumentException} for a request that is none */
    public CompletableFuture<Reply> send(Partner partner, Call call) {
        byte[] test = TestLender.answer(partner.code());
        if (test != null) {
            return CompletableFuture.completedFuture(new Reply(200, Map.of("content-type", "application/json"), test));
        }
        Auth auth = partner.request().auth();
        Duration end = partner.request().timeout();
        try {
            HttpRequest request = request(call);
            CompletableFuture<HttpResponse<byte[]>> response = switch (auth.kind()) {
                case OAUTH2 -> tokens.send(request, client(auth), end);
                case MTLS -> guard.sendAlsoClear(certified.of(auth.identity()), request, end);
                default -> guard.sendAlsoClear(http, request, end);
            };
            return response.thenApply(PartnerConnector::reply);
        } catch (IllegalArgumentException unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
    }

    private static HttpRequest request(Call call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.uri()).method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::setHeader);
        return request.build();
    }

    private static Client client(Auth auth) {
        return new Client(
                URI.create(given(auth.tokenUrl())), given(auth.clientId()), given(auth.clientSecret()), auth.scope());
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        return new Reply(response.statusCode(), headers, response.body());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
