package finme.crm.queue;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Holds back while the CRM as a whole is away, and sends smaller batches while it chokes on what one of them holds. Used
 * by one thread.
 */
final class CrmGate {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final int largest;
    private final Duration longest;
    private int size;
    private int failures;
    private long openAtNanos = System.nanoTime();

    CrmGate(int largest, Duration longest) {
        this.largest = largest;
        this.longest = longest;
        this.size = largest;
    }

    boolean isOpen() {
        return System.nanoTime() - openAtNanos >= 0;
    }

    boolean isFailing() {
        return failures > 0;
    }

    int size() {
        return size;
    }

    void heard() {
        failures = 0;
        size = Math.min(largest, size * 2);
        openAtNanos = System.nanoTime();
    }

    /** The CRM choked on one of so many: smaller batches at once, until the one stands alone. */
    void narrow(int sent) {
        size = Math.max(1, sent / 4);
    }

    void away() {
        failures++;
        openAtNanos = System.nanoTime() + pause(failures).toNanos();
    }

    Duration pause(int failures) {
        return pause(failures, longest);
    }

    /** 1 s, 2 s, 4 s … up to the longest, each give or take a fifth, so that many do not come back at once. */
    static Duration pause(int failures, Duration longest) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
        double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        return Duration.ofMillis((long) (Math.min(doubled, longest.toMillis()) * jitter));
    }
}
