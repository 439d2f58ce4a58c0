package finme.outbound;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One request and its whole answer, without holding a thread. The client's own time-out ends with the first byte of the
 * body, so a peer that dribbles could hold a call for ever; here the end is that of the last byte, connecting included.
 * What was compressed on its way is plain here.
 * An ArchUnit rule lets nobody else send.
 */
public final class Exchange {
    /** Leases and job locks are made for this (ADR 64). */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    /** Of an answer that was compressed because we asked for it. */
    private static final int LARGEST_ASKED = 16 << 20;

    private Exchange() {}

    /**
     * @param end from now; more than {@link #LONGEST} counts as that
     * @return fails with what the JDK's client says, {@link java.util.concurrent.TimeoutException} or {@link TooLarge};
     *     the connection is closed then
     */
    public static CompletableFuture<HttpResponse<byte[]>> send(HttpClient client, HttpRequest request, Duration end) {
        return Trail.watched(request, told -> exchange(client, told, end));
    }

    private static CompletableFuture<HttpResponse<byte[]>> exchange(
            HttpClient client, HttpRequest request, Duration end) {
        long millis = Math.max(1, Math.min(end.toMillis(), LONGEST.toMillis()));
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, head -> new BoundedBody());
        int largest = request.headers().firstValue("Accept-Encoding").isPresent() ? LARGEST_ASKED : BoundedBody.LIMIT;
        CompletableFuture<HttpResponse<byte[]>> bounded = exchange.thenApply(
                        response -> PlainResponse.of(response, largest))
                .orTimeout(millis, TimeUnit.MILLISECONDS);
        bounded.whenComplete((answer, fault) -> {
            if (fault != null) {
                exchange.cancel(true);
            }
        });
        return bounded;
    }
}
