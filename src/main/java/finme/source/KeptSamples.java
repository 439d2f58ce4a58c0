package finme.source;

import java.time.Instant;
import java.util.Optional;

/**
 * The payload that somebody kept as a source's sample. It is meant to be invented, and whoever keeps it says so, since
 * the guide shows it; sealed all the same, as people err.
 */
public interface KeptSamples {
    Optional<Sample> find(String source);

    /** @throws finme.kernel.Problem 413 beyond 64 KiB */
    void keep(String source, String text, String actor);

    void drop(String source);

    record Sample(String text, Instant at, String actor) {
        @Override
        public String toString() {
            return "Sample[" + at + ']';
        }
    }
}
