package finme.dispatch.send;

import finme.dispatch.answer.Reply;
import finme.dispatch.store.Threads;
import finme.outbound.Exchange;
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
import org.springframework.stereotype.Component;

/**
 * HTTP to partners without holding a thread. But names are looked up on one: with a fixed number of them, a partner whose
 * name server is silent would stop all others, so there are as many as are needed, and the bulkheads bound them.
 */
@Component
public class PartnerHttp {
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("partner-http-"));
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();

    /** @return fails as {@link Exchange#send} does, and with {@link IllegalArgumentException} for a request that is none */
    public CompletableFuture<Reply> send(Call call, Duration deadline) {
        HttpRequest request;
        try {
            request = request(call);
        } catch (IllegalArgumentException unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
        return Exchange.send(client, request, deadline).thenApply(PartnerHttp::reply);
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
