package finme.chaos.changes;

import finme.chaos.node.AdminApi;
import finme.chaos.node.AdminApi.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** People who change directories, each one of their own, and try again when FinMe does not answer. */
final class Editors implements AutoCloseable {
    private static final int PEOPLE = 4;

    private final AdminApi api;
    private final int changes;
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    private final CountDownLatch working = new CountDownLatch(PEOPLE);

    /** @param changes of all together */
    Editors(AdminApi api, int changes) {
        this.api = api;
        this.changes = changes;
    }

    void begin() {
        IntStream.range(0, PEOPLE)
                .forEach(person -> threads.execute(() -> {
                    try {
                        edit("chaos-" + person, changes / PEOPLE);
                    } finally {
                        working.countDown();
                    }
                }));
    }

    int done() {
        return done.get();
    }

    int retries() {
        return retries.get();
    }

    boolean working() {
        return working.getCount() > 0;
    }

    /** The last version of each directory, as FinMe acknowledged it or was found to have it. */
    Map<String, Integer> versions() {
        return new TreeMap<>(versions);
    }

    private void edit(String code, int times) {
        int version = 0;
        while (version < times && !Thread.currentThread().isInterrupted()) {
            if (hasChanged(code, version)) {
                versions.put(code, ++version);
                done.incrementAndGet();
            } else {
                retries.incrementAndGet();
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    /** A change whose answer was lost is there: nobody else edits this directory. */
    private boolean hasChanged(String code, int version) {
        String path = "/api/v1/admin/directories/" + code;
        Map<String, Object> entry =
                Map.of("code", "A", "labels", Map.of("en", "Change " + (version + 1)), "active", true, "order", 1);
        try {
            Answer answer = api.put(
                    path,
                    Map.of("code", code, "entries", List.of(entry)),
                    version == 0 ? "If-None-Match" : "If-Match",
                    version == 0 ? "*" : "\"" + version + "\"");
            return answer.status() / 100 == 2
                    || answer.status() == 412 && api.get(path).path("version").asInt() == version + 1;
        } catch (IOException | IllegalStateException away) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
