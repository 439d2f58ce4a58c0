package finme.reception;

import finme.canonical.CanonicalApplication;
import finme.kernel.Fault;
import java.util.List;

/**
 * An application as it arrives at core.
 *
 * @param fingerprint lower-case hex SHA-256 of the content that must be the same under the same key
 * @param warnings what was left out on the way; a repeat gets them again
 * @param test whether no live partner may see it
 */
public record Arrival(
        String source,
        Key key,
        String fingerprint,
        CanonicalApplication application,
        List<Fault> warnings,
        boolean test) {
    /**
     * What makes a repeat a repeat.
     *
     * @param basis where the value comes from; the same value of another basis is another key
     * @param brief whether it counts for 60 seconds only
     */
    public record Key(String basis, String value, boolean brief) {}

    @Override
    public String toString() {
        return "Arrival[" + source + ']';
    }
}
