package finme.platform.web.limit;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that wait for core and hold no thread. They may be many, unless core has just said that it is full: then a
 * refusal is cheapest before anything was done for it.
 */
final class Awaited {
    private static final long FULL = Duration.ofSeconds(1).toNanos();

    private final int most;
    private final int mostWhenFull;
    private final AtomicInteger count = new AtomicInteger();
    private volatile long fullUntil = System.nanoTime();

    Awaited(int most, int mostWhenFull) {
        this.most = most;
        this.mostWhenFull = mostWhenFull;
    }

    boolean areTooMany() {
        int now = count.get();
        return now >= most || now >= mostWhenFull && fullUntil - System.nanoTime() > 0;
    }

    /** @param request whose answer is still to come */
    void add(HttpServletRequest request, HttpServletResponse response) {
        count.incrementAndGet();
        request.getAsyncContext().addListener(new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                count.decrementAndGet();
                if (response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                    fullUntil = System.nanoTime() + FULL;
                }
            }

            @Override
            public void onTimeout(AsyncEvent event) {
                // it is completed then
            }

            @Override
            public void onError(AsyncEvent event) {
                // it is completed then
            }

            @Override
            public void onStartAsync(AsyncEvent event) {
                // nobody who answers it gives it away again
            }
        });
    }
}
