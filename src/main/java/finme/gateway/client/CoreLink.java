package finme.gateway.client;

import finme.gateway.WireContract;
import finme.kernel.Later;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One call and its answer. Calls at once are bounded: few that hold a request's thread ({@link HeldThreads}), and many that
 * hold none. When half of the last calls came to nothing, none is tried for two seconds, then a few.
 */
final class CoreLink {
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);
    private static final int DOUBTFUL = 20;
    private static final int FOLLOWERS = 8;

    private final Supplier<HttpClient> client;
    private final Duration patience;
    private final @Nullable HeldThreads held;
    private final Semaphore awaited;
    private final ExecutorService followers;
    private final FailureLog failures;
    private final CircuitBreaker circuit;

    /**
     * @param patience until the last byte of an answer
     * @param held what may be held of the threads for requests
     * @param awaited calls that hold none
     */
    CoreLink(Supplier<HttpClient> client, Duration patience, HeldThreads held, int awaited) {
        this.client = client;
        this.patience = patience;
        this.held = held;
        this.awaited = new Semaphore(awaited);
        this.followers = followers();
        this.failures = new FailureLog(LoggerFactory.getLogger(CoreLink.class), "Core can't be reached");
        this.circuit = circuit();
    }

    private CoreLink(CoreLink of) {
        this.client = of.client;
        this.patience = of.patience;
        this.held = null;
        this.awaited = of.awaited;
        this.followers = of.followers;
        this.failures = of.failures;
        this.circuit = of.circuit;
    }

    /** The same for the edge's own threads, which are few: who asks for pages must not stop what is kept from leaving. */
    CoreLink ofItsOwn() {
        return new CoreLink(this);
    }

    private static CircuitBreaker circuit() {
        return CircuitBreaker.of(
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
    }

    /**
     * Holds the thread until the answer is there.
     *
     * @return what the gateway in core answered, whatever its status
     * @throws Problem 503 {@code core_unreachable}, with retry-after
     */
    HttpResponse<byte[]> send(HttpRequest request) {
        if (held == null) {
            return answer(request);
        }
        HeldThreads.Place place = held.enter(request.uri());
        if (place == null) {
            throw unreachable();
        }
        try {
            return answer(request);
        } finally {
            place.leave();
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            return asked(request).join();
        } catch (CompletionException lost) {
            throw unreachable();
        }
    }

    /** The same without a thread. What follows it runs on few of its own: it may write to the disk. */
    CompletableFuture<HttpResponse<byte[]>> begin(HttpRequest request) {
        if (!awaited.tryAcquire()) {
            return CompletableFuture.failedFuture(unreachable());
        }
        return asked(request)
                .whenComplete((answer, lost) -> awaited.release())
                .handleAsync(
                        (answer, lost) -> {
                            if (lost != null) {
                                throw unreachable();
                            }
                            return answer;
                        },
                        followers);
    }

    private CompletableFuture<HttpResponse<byte[]>> asked(HttpRequest request) {
        if (!circuit.tryAcquirePermission()) {
            return CompletableFuture.failedFuture(unreachable());
        }
        long start = System.nanoTime();
        return exchange(request, start).whenComplete((answer, lost) -> {
            long took = System.nanoTime() - start;
            if (lost == null) {
                circuit.onSuccess(took, TimeUnit.NANOSECONDS);
                failures.worked();
            } else {
                circuit.onError(took, TimeUnit.NANOSECONDS, Later.cause(lost));
                failures.failed(Later.cause(lost));
            }
        });
    }

    /** Every call may come twice; one that met a connection just being closed is sent again at once. */
    private CompletableFuture<HttpResponse<byte[]>> exchange(HttpRequest request, long start) {
        return once(request, patience).exceptionallyCompose(fault -> {
            Duration left = patience.minusNanos(System.nanoTime() - start);
            boolean again = Later.cause(fault) instanceof IOException lost && !neverArrived(lost) && !left.isNegative();
            return again ? once(request, left) : CompletableFuture.failedFuture(fault);
        });
    }

    private CompletableFuture<HttpResponse<byte[]>> once(HttpRequest request, Duration end) {
        return Later.of(() -> Exchange.send(client.get(), request, end)).thenApply(CoreLink::ofTheGateway);
    }

    private static HttpResponse<byte[]> ofTheGateway(HttpResponse<byte[]> answer) {
        if (answer.headers().firstValue(WireContract.ANSWER_HEADER).isEmpty()) {
            throw new NotTheGateway(answer.statusCode());
        }
        return answer;
    }

    private static ExecutorService followers() {
        ThreadPoolExecutor few = new ThreadPoolExecutor(
                FOLLOWERS, FOLLOWERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "core-answer");
                    thread.setDaemon(true);
                    return thread;
                });
        few.allowCoreThreadTimeOut(true);
        return few;
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
