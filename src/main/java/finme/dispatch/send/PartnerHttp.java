package finme.dispatch.send;

import finme.dispatch.answer.Reply;
import finme.dispatch.store.Threads;
import jakarta.annotation.PreDestroy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * HTTP to partners without holding a thread. The deadline bounds the whole exchange, connecting and body included: the
 * client's own time-out ends with the first byte of the body.
 */
@Component
public class PartnerHttp {
    private final ExecutorService threads = Executors.newFixedThreadPool(2, Threads.named("partner-http-"));
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();

    /** @return fails with what the JDK's client says, {@link IllegalArgumentException} for a request that is none, {@link TimeoutException} or {@link BoundedBody.TooLarge} */
    public CompletableFuture<Reply> send(Call call, Duration deadline) {
        HttpRequest request;
        try {
            request = request(call);
        } catch (IllegalArgumentException unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, head -> new BoundedBody());
        CompletableFuture<Reply> reply = exchange.thenApply(PartnerHttp::reply)
                .orTimeout(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS);
        reply.whenComplete((done, fault) -> {
            if (fault != null) {
                exchange.cancel(true);
            }
        });
        return reply;
    }

    private static HttpRequest request(Call call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.uri()).method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::setHeader);
        return request.build();
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
