package finme.chaos.overload;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends applications: so many at a time, or so many a second whatever becomes of those before. */
final class Senders {
    private static final int FIRST = 0;
    private static final int EVERY_TENTH = 10;
    private static final Set<String> FINAL =
            Set.of("DUPLICATE", "SCREENED_OUT", "FUNDED", "UNPLACED", "EXPIRED", "WITHDRAWN");

    private final HttpClient http;
    private final Requests requests;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile String first = "";

    Senders(HttpClient http, Requests requests) {
        this.http = http;
        this.requests = requests;
    }

    /** Each of them sends the next when it has heard of the last, and waits as long as it is told to. */
    void closedLoop(int senders, Duration time, Tally tally) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Thread[] threads = new Thread[senders];
        for (int i = 0; i < senders; i++) {
            threads[i] = new Thread(() -> {
                while (System.nanoTime() < end) {
                    HttpResponse<byte[]> answer = send(tally).join();
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

    void openLoop(double perSecond, Duration time, Tally tally, Runnable everySecond) {
        Phaser underWay = new Phaser(1);
        long started = System.nanoTime();
        long count = (long) (perSecond * time.toSeconds());
        for (long n = 0; n < count; n++) {
            long due = started + (long) (n / perSecond * 1e9);
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            underWay.register();
            send(tally).whenComplete((answer, fault) -> underWay.arriveAndDeregister());
            if (n % EVERY_TENTH == 0) {
                underWay.register();
                checkFirst(tally).whenComplete((fine, fault) -> underWay.arriveAndDeregister());
            }
            if (n % Math.max(1, (long) perSecond) == 0) {
                everySecond.run();
            }
        }
        underWay.arriveAndAwaitAdvance();
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

    /** Never fails; null when there was no answer. */
    private CompletableFuture<@Nullable HttpResponse<byte[]>> send(Tally tally) {
        long started = System.nanoTime();
        return http.sendAsync(requests.application(numbers.incrementAndGet()), HttpResponse.BodyHandlers.ofByteArray())
                .handle((answer, fault) -> {
                    long millis = (System.nanoTime() - started) / 1_000_000;
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

    /** Asks for each application until it has ended. @return how many have not when the patience is at its end */
    int unfinished(Tally tally, Duration patience) throws InterruptedException {
        ConcurrentLinkedQueue<String> open = new ConcurrentLinkedQueue<>(tally.ids());
        long deadline = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            for (String id : open) {
                if (hasEnded(id)) {
                    open.remove(id);
                } else {
                    LockSupport.parkNanos(50_000_000);
                    if (System.nanoTime() > deadline) {
                        break;
                    }
                }
            }
        }
        return open.size();
    }

    private boolean hasEnded(String id) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(requests.status(id), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 && FINAL.contains(field(answer.body(), "status"));
        } catch (IOException away) {
            return false;
        }
    }

    private String field(byte[] body, String name) {
        try {
            return json.readTree(body).path(name).asText();
        } catch (IOException noJson) {
            throw new IllegalStateException("not JSON: " + new String(body, StandardCharsets.UTF_8), noJson);
        }
    }
}
