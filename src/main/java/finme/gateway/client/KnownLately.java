package finme.gateway.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Whom core said it knows. Whether a stranger's message may be read at all is asked of core, and the thread waits; who was
 * known is let through for a while, since core says with the message itself when that is over.
 */
final class KnownLately {
    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Consumer<String> core;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(WHILE).maximumSize(MOST).build();

    /** @param core throws for whom it does not know */
    KnownLately(Consumer<String> core) {
        this.core = core;
    }

    void ask(String name) {
        if (known.getIfPresent(name) == null) {
            core.accept(name);
            known.put(name, true);
        }
    }
}
