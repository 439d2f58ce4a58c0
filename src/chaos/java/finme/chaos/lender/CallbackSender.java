package finme.chaos.lender;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Calls back until FinMe says 200, or says that it will never want to hear it: any 4xx that asks for no other try. */
final class CallbackSender implements AutoCloseable {
    private static final int AGAIN_MILLIS = 700;
    private static final Set<Integer> COME_AGAIN = Set.of(408, 429);

    private final Supplier<String> finme;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "callbacks");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> firsts = new ConcurrentHashMap<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    CallbackSender(Supplier<String> finme) {
        this.finme = finme;
    }

    /** @param sooner divides the wait */
    void begin(Loan loan, int sooner) {
        Plan plan = loan.plan;
        long first = plan.early() ? 0 : plan.afterwards().toMillis() / sooner;
        if (firsts.putIfAbsent(loan.lender + loan.key, new CountDownLatch(1)) != null) {
            return;
        }
        switch (plan.decision()) {
            case DECLINES -> {}
            case DECLINES_LATER -> send(loan, 1, "declined", first);
            case OFFERS_LATER -> send(loan, 1, "accepted", first);
            case OFFERS -> send(loan, 2, "funded", first);
        }
    }

    /** At most as long as a lender's answer may take. */
    void awaitFirst(Loan loan) {
        CountDownLatch latch = firsts.get(loan.lender + loan.key);
        try {
            if (latch != null && !latch.await(1500, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Loan loan, int number, String status, long delayMillis) {
        int copies = loan.plan.twice() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            underWay.incrementAndGet();
            schedule(() -> attempt(loan, number, status), delayMillis);
        }
    }

    private void attempt(Loan loan, int number, String status) {
        String body = "{\"ref\":\"%s\",\"eventId\":\"%s\",\"status\":\"%s\"}"
                .formatted(loan.reference, loan.event(number), status);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(finme.get() + "/api/v1/partners/" + loan.lender + "/callbacks"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + Lenders.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, fault) -> {
            int code = fault == null ? answer.statusCode() : 0;
            if (code == 200) {
                heard(loan, number, status);
            } else if (code >= 400 && code < 500 && !COME_AGAIN.contains(code)) {
                refused.add(code + " to '" + status + "' " + loan.lender + " " + loan.event(number));
                underWay.decrementAndGet();
            } else {
                schedule(() -> attempt(loan, number, status), AGAIN_MILLIS);
            }
        });
    }

    private void heard(Loan loan, int number, String status) {
        last.set(System.nanoTime());
        boolean news = acknowledged.add(loan.lender + " " + loan.event(number));
        if (news && status.equals("accepted")) {
            send(loan, 2, "funded", loan.plan.afterwards().toMillis() / 4);
        } else if (news && status.equals("funded") && loan.plan.repeatedLate()) {
            underWay.incrementAndGet();
            schedule(() -> attempt(loan, 3, "accepted again"), 2_000);
        }
        underWay.decrementAndGet();
        CountDownLatch first = firsts.get(loan.lender + loan.key);
        if (first != null) {
            first.countDown();
        }
    }

    private void schedule(Runnable work, long millis) {
        try {
            clock.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            underWay.decrementAndGet();
        }
    }

    Collection<String> acknowledged() {
        return acknowledged;
    }

    Collection<String> refused() {
        return refused;
    }

    int underWay() {
        return underWay.get();
    }

    long lastNanos() {
        return last.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
