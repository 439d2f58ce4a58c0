package finme.gateway.client;

import finme.work.ConcurrencyLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be held of the threads for requests by those who wait for core: half of them at most, and a quarter of that once
 * core has been silent for two seconds. No kind of call gets more than half of it, so that one that hangs leaves room for
 * the others.
 */
final class HeldThreads {
    private static final Duration SILENT = Duration.ofSeconds(2);
    /** Behind {@code /edge/v1/}. */
    private static final int KIND = 3;

    private final ConcurrencyLimit all;
    private final int each;
    private final Map<String, ConcurrencyLimit> kinds = new ConcurrentHashMap<>();

    /** @param most as it is set @param threads there are for requests */
    static HeldThreads of(int most, int threads) {
        return new HeldThreads(Math.max(2, Math.min(most, threads / 2)));
    }

    private HeldThreads(int most) {
        this.all = new ConcurrencyLimit(most, SILENT);
        this.each = (most + 1) / 2;
    }

    @FunctionalInterface
    interface Place {
        void leave();
    }

    /** @return null when there is no room */
    @Nullable
    Place enter(URI call) {
        ConcurrencyLimit kind = kinds.computeIfAbsent(kind(call), name -> new ConcurrencyLimit(each, SILENT));
        Object ofKind = kind.enter();
        if (ofKind == null) {
            return null;
        }
        Object place = all.enter();
        if (place == null) {
            kind.leave(ofKind);
            return null;
        }
        return () -> {
            all.leave(place);
            kind.leave(ofKind);
        };
    }

    /** As many as there are interfaces: each names its own place. */
    private static String kind(URI call) {
        String[] steps = call.getPath().split("/", KIND + 2);
        return steps.length > KIND ? steps[KIND] : "";
    }
}
