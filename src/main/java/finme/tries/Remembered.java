package finme.tries;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What has opened a door lately and from where, as a keyed hash under a key that lives as long as the process. */
final class Remembered {
    private static final int MOST = 20_000;
    private static final long LIFE = Duration.ofHours(8).toNanos();
    /** While others wait: enough for people and programs, too little to guess. */
    private static final int A_SECOND = 10;

    private final SecretKeySpec key;
    private final LongSupplier nanos;
    private final Map<String, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };
    private final Map<String, Window> looks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST;
        }
    };

    private record Window(long second, int looks) {}

    Remembered(LongSupplier nanos) {
        this.nanos = nanos;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    boolean has(Knock knock) {
        return isFresh(hash(knock));
    }

    /** As {@link #has}, for somebody whose credentials wait: looked at a few times a second, whoever asks. */
    boolean hasNow(Knock knock) {
        String who = knock.door() + "|" + knock.account() + '|' + knock.address();
        long second = Duration.ofNanos(nanos.getAsLong()).toSeconds();
        synchronized (looks) {
            Window window = looks.merge(
                    who,
                    new Window(second, 1),
                    (present, one) -> present.second == second ? new Window(second, present.looks + 1) : one);
            if (window.looks > A_SECOND) {
                return false;
            }
        }
        return isFresh(hash(knock));
    }

    /** @return false when it was there */
    boolean add(Knock knock) {
        String hash = hash(knock);
        synchronized (known) {
            Long before = known.put(hash, nanos.getAsLong());
            return before == null || nanos.getAsLong() - before > LIFE;
        }
    }

    private boolean isFresh(String hash) {
        synchronized (known) {
            @Nullable Long since = known.get(hash);
            return since != null && nanos.getAsLong() - since <= LIFE;
        }
    }

    private String hash(Knock knock) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String text = knock.door() + "\0" + knock.account() + '\0' + knock.address() + '\0' + knock.credential();
            return new String(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
