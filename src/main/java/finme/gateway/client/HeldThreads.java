package finme.gateway.client;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What may be held of the threads for requests by those who wait for core: half of them at most. No kind of call gets more
 * than half of that, and none at all while a quarter of its places has heard nothing for two seconds: core may be silent
 * to some and answer the others.
 */
final class HeldThreads {
    private static final long SILENT = Duration.ofSeconds(2).toNanos();
    /** Behind {@code /edge/v1/}. */
    private static final int KIND = 3;

    private final Semaphore all;
    private final int each;
    private final LongSupplier nanos;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    /** @param most as it is set @param threads there are for requests */
    static HeldThreads of(int most, int threads) {
        return of(most, threads, System::nanoTime);
    }

    static HeldThreads of(int most, int threads, LongSupplier nanos) {
        return new HeldThreads(Math.max(2, Math.min(most, threads / 2)), nanos);
    }

    private HeldThreads(int most, LongSupplier nanos) {
        this.all = new Semaphore(most);
        this.each = (most + 1) / 2;
        this.nanos = nanos;
    }

    @FunctionalInterface
    interface Place {
        void leave();
    }

    /** @return null when there is no room */
    @Nullable
    Place enter(URI call) {
        Kind kind = kinds.computeIfAbsent(kind(call), name -> new Kind());
        Object place = kind.enter();
        if (place == null) {
            return null;
        }
        if (!all.tryAcquire()) {
            kind.leave(place);
            return null;
        }
        return () -> {
            all.release();
            kind.leave(place);
        };
    }

    /** As many as there are interfaces: each names its own place. */
    private static String kind(URI call) {
        String[] steps = call.getPath().split("/", KIND + 2);
        return steps.length > KIND ? steps[KIND] : "";
    }

    /** One slow call alone, a large file say, is no silence. */
    private final class Kind {
        private final Map<Object, Long> since = new HashMap<>();

        synchronized @Nullable Object enter() {
            long now = nanos.getAsLong();
            long silent =
                    since.values().stream().filter(at -> now - at > SILENT).count();
            if (since.size() >= each || silent >= Math.max(2, each / 4)) {
                return null;
            }
            Object place = new Object();
            since.put(place, now);
            return place;
        }

        synchronized void leave(Object place) {
            since.remove(place);
        }
    }
}
