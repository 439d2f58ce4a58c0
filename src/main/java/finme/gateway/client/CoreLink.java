package finme.gateway.client;

import finme.gateway.WireContract;
import finme.kernel.Problem;
import finme.outbound.Exchange;
import finme.work.FailureLog;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.slf4j.LoggerFactory;

/**
 * One call and its answer. Calls at once are bounded, so that a core that hangs leaves threads for those who are told so;
 * and when half of the last calls came to nothing, none is tried for two seconds, then a few.
 */
final class CoreLink {
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);
    private static final int DOUBTFUL = 20;

    private final Supplier<HttpClient> client;
    private final Duration patience;
    private final Semaphore places;
    private final FailureLog failures =
            new FailureLog(LoggerFactory.getLogger(CoreLink.class), "Core can't be reached");
    private final CircuitBreaker circuit = CircuitBreaker.of(
            "core",
            CircuitBreakerConfig.custom()
                    .slidingWindowType(SlidingWindowType.COUNT_BASED)
                    .slidingWindowSize(DOUBTFUL)
                    .minimumNumberOfCalls(DOUBTFUL / 4)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    .maxWaitDurationInHalfOpenState(Duration.ofSeconds(10))
                    .build());

    /**
     * @param patience until the last byte of an answer
     * @param atOnce fewer than threads for requests
     */
    CoreLink(Supplier<HttpClient> client, Duration patience, int atOnce) {
        this.client = client;
        this.patience = patience;
        this.places = new Semaphore(atOnce);
    }

    /**
     * @return what the gateway in core answered, whatever its status
     * @throws Problem 503 {@code core_unreachable}, with retry-after
     */
    HttpResponse<byte[]> send(HttpRequest request) {
        if (!places.tryAcquire()) {
            throw unreachable();
        }
        try {
            return sendWithin(request);
        } finally {
            places.release();
        }
    }

    private HttpResponse<byte[]> sendWithin(HttpRequest request) {
        if (!circuit.tryAcquirePermission()) {
            throw unreachable();
        }
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = exchange(request, start);
            circuit.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            failures.worked();
            return answer;
        } catch (IOException | RuntimeException lost) {
            circuit.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, lost);
            failures.failed(lost);
            throw unreachable();
        }
    }

    /** Every call may come twice; one that met a connection just being closed is sent again at once. */
    private HttpResponse<byte[]> exchange(HttpRequest request, long start) throws IOException {
        try {
            return once(request, patience);
        } catch (IOException lost) {
            Duration left = patience.minusNanos(System.nanoTime() - start);
            if (neverArrived(lost) || left.isNegative()) {
                throw lost;
            }
            return once(request, left);
        }
    }

    private HttpResponse<byte[]> once(HttpRequest request, Duration end) throws IOException {
        try {
            HttpResponse<byte[]> answer =
                    Exchange.send(client.get(), request, end).join();
            if (answer.headers().firstValue(WireContract.ANSWER_HEADER).isEmpty()) {
                throw new NotTheGateway(answer.statusCode());
            }
            return answer;
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw wrapped;
        }
    }

    private static boolean neverArrived(IOException lost) {
        return lost instanceof ConnectException
                || lost instanceof HttpConnectTimeoutException
                || lost instanceof SSLException;
    }

    static Problem unreachable() {
        return Problem.busy(503, "core_unreachable", "The service is not reachable right now; try again.", COME_AGAIN);
    }

    /** A door that refuses this edge, something in between, or a core that does not know the call. */
    private static final class NotTheGateway extends RuntimeException {
        NotTheGateway(int status) {
            super("status " + status, null, false, true);
        }
    }
}
