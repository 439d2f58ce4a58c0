package finme.outbound;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A text by POST to an address that people configured and the guard allows. Follows no redirect. Names are looked up on
 * threads of its own, as many as it takes: one whose name server is silent stops no other.
 */
@Component
public class OutboundPost {
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "outbound-post");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();
    private final AddressGuard guard;

    OutboundPost(AddressGuard guard) {
        this.guard = guard;
    }

    /** @param retryAfter what the header of that name asks for */
    public record Answer(int status, @Nullable Duration retryAfter) {}

    /** @return fails as {@link AddressGuard#send} does; {@link #words} says it in a word */
    public CompletableFuture<Answer> send(URI address, Map<String, String> headers, String text, Duration end) {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(text));
            headers.forEach(request::setHeader);
        } catch (IllegalArgumentException unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
        return guard.send(http, request.build(), end).thenApply(OutboundPost::answer);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                RetryAfter.read(response.headers().firstValue("Retry-After").orElse(null), Instant.now()));
    }

    /** Why there was no answer, in a word that quotes nothing. */
    public static String words(Throwable failure) {
        Throwable fault = failure;
        while (fault instanceof CompletionException && fault.getCause() != null) {
            fault = fault.getCause();
        }
        if (fault instanceof AddressRefused refused) {
            return refused.refusal().code();
        }
        Optional<String> tls = TlsFaults.code(fault);
        if (tls.isPresent()) {
            return tls.get();
        }
        if (fault instanceof HttpConnectTimeoutException
                || fault instanceof ConnectException
                || fault instanceof UnknownHostException
                || fault instanceof UnresolvedAddressException) {
            return "unreachable";
        }
        if (fault instanceof TimeoutException || fault instanceof HttpTimeoutException) {
            return "timeout";
        }
        if (fault instanceof TooLarge || fault.getCause() instanceof TooLarge) {
            return "answer_too_large";
        }
        return fault instanceof IOException ? "connection_lost" : "unusable_address";
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
