package finme.bench.section;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one execution of a short piece of work takes, warm: the median of some batches. */
final class Micros {
    private static final long WARM_UP_NANOS = Duration.ofSeconds(4).toNanos();
    private static final long BATCH_NANOS = Duration.ofMillis(100).toNanos();
    private static final int BATCHES = 7;
    /** Read by nobody; so that no result is thrown away unseen. */
    @SuppressWarnings("unused")
    private static volatile @Nullable Object sink;

    private Micros() {}

    static double of(Supplier<? extends @Nullable Object> work) {
        batch(work, WARM_UP_NANOS);
        double[] micros = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            micros[i] = batch(work, BATCH_NANOS);
        }
        Arrays.sort(micros);
        return micros[BATCHES / 2];
    }

    private static double batch(Supplier<? extends @Nullable Object> work, long nanos) {
        long start = System.nanoTime();
        int times = 0;
        do {
            sink = work.get();
            times++;
        } while (System.nanoTime() - start < nanos);
        return (System.nanoTime() - start) / 1e3 / times;
    }
}
