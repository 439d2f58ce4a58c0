package finme.chaos.overload;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.chaos.node.Statuses;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends applications: so many at a time, or so many a second whatever becomes of those before. */
final class Senders {
    private static final int FIRST = 0;
    private static final int EVERY_TENTH = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final Requests requests;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile String first = "";

    Senders(Requests requests) {
        this.requests = requests;
    }

    /** Each of them sends the next when it has heard of the last, and waits as long as it is told to. */
    void closedLoop(int senders, Duration time, Tally tally) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Thread[] threads = new Thread[senders];
        for (int i = 0; i < senders; i++) {
            threads[i] = new Thread(() -> {
                while (System.nanoTime() < end) {
                    HttpResponse<byte[]> answer = send(tally, System.nanoTime()).join();
                    if (answer == null || answer.statusCode() != 202) {
                        LockSupport.parkNanos(200_000_000);
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** @return how many a second were sent in fact */
    double openLoop(double perSecond, int seconds, Tally tally, Runnable everySecond) {
        Phaser underWay = new Phaser(1);
        long started = System.nanoTime();
        long last = started;
        long count = (long) (perSecond * seconds);
        for (long n = 0; n < count; n++) {
            long due = started + (long) (n / perSecond * 1e9);
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            underWay.register();
            send(tally, due).whenComplete((answer, fault) -> underWay.arriveAndDeregister());
            last = System.nanoTime();
            if (n % EVERY_TENTH == 0) {
                underWay.register();
                checkFirst(tally).whenComplete((fine, fault) -> underWay.arriveAndDeregister());
            }
            if (n % Math.max(1, (long) perSecond) == 0) {
                everySecond.run();
            }
        }
        underWay.arriveAndAwaitAdvance();
        return (count - 1) * 1e9 / Math.max(1, last - started);
    }

    /** Sends the application that is repeated and read again and again meanwhile. */
    void sendFirst() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(requests.application(FIRST), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("The first application was answered " + answer.statusCode());
        }
        first = field(answer.body(), "id");
    }

    private CompletableFuture<Void> checkFirst(Tally tally) {
        CompletableFuture<Boolean> read = http.sendAsync(
                        requests.status(first), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> answer.statusCode() == 200);
        CompletableFuture<Boolean> repeat = http.sendAsync(
                        requests.application(FIRST), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> answer.statusCode() == 202 ? isFirstAgain(answer) : saysWhen(answer));
        return read.thenCombine(repeat, Boolean::logicalAnd).handle((fine, fault) -> {
            if (fault != null || !fine) {
                tally.lie();
            }
            return null;
        });
    }

    private boolean isFirstAgain(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent()
                && field(answer.body(), "id").equals(first);
    }

    private static boolean saysWhen(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[1-9]\\d*"))
                .isPresent();
    }

    /**
     * Never fails; null when there was no answer.
     *
     * @param due when it should have been sent: who comes late waits as well
     */
    private CompletableFuture<@Nullable HttpResponse<byte[]>> send(Tally tally, long due) {
        return http.sendAsync(requests.application(numbers.incrementAndGet()), HttpResponse.BodyHandlers.ofByteArray())
                .handle((answer, fault) -> {
                    long millis = (System.nanoTime() - due) / 1_000_000;
                    if (answer == null) {
                        tally.unanswered();
                    } else if (answer.statusCode() == 202) {
                        tally.accepted(field(answer.body(), "id"), millis);
                    } else {
                        tally.refused(answer.statusCode(), saysWhen(answer), millis);
                    }
                    return answer;
                });
    }

    /** Asks for each application until it has ended, or the patience is at its end. @return when each ended */
    Collection<Instant> ends(Tally tally, Duration patience) throws InterruptedException {
        Queue<String> open = new ArrayDeque<>(tally.ids());
        List<Instant> ends = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            String id = open.remove();
            Instant end = end(id);
            if (end == null) {
                open.add(id);
                LockSupport.parkNanos(20_000_000);
            } else {
                ends.add(end);
            }
        }
        return ends;
    }

    /** @return null while it is open, or nobody can say */
    private @Nullable Instant end(String id) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(requests.status(id), HttpResponse.BodyHandlers.ofByteArray());
            boolean ended = answer.statusCode() == 200 && Statuses.FINAL.contains(field(answer.body(), "status"));
            return ended ? Instant.parse(field(answer.body(), "since")) : null;
        } catch (IOException away) {
            return null;
        }
    }

    /** @return empty when it is not there */
    private String field(byte[] body, String name) {
        try {
            return json.readTree(body).path(name).asText();
        } catch (IOException noJson) {
            return "";
        }
    }
}
