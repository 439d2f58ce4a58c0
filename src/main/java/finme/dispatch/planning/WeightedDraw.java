package finme.dispatch.planning;

import finme.kernel.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Draws without replacement in proportion to weights (Efraimidis and Spirakis): whoever has the smallest key is drawn
 * first. The key comes from a digest, not from a random source, so that a repeat of the same round gives the same order.
 */
final class WeightedDraw {
    private WeightedDraw() {}

    /** @return positive infinity for weight 0: drawn when nobody else is left */
    static double key(UUID application, int round, String partner, int weight) {
        if (weight <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return -Math.log(uniform(application + ":" + round + ":" + partner)) / weight;
    }

    /** Between 0 and 1, both excluded. */
    private static double uniform(String text) {
        long bits = ByteBuffer.wrap(Sha256.digest(text)).getLong() >>> 11;
        return (bits + 0.5) * 0x1.0p-53;
    }
}
