package finme.sandbox.systems;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as a simulated system knows it.
 *
 * @param order grows with every first try of a message
 * @param at of the first try
 * @param signed whether every try carried a signature that fits
 * @param attempts how often it came
 * @param taken how often it was taken: more than once is a repeat
 * @param body null when it was no JSON
 */
record HeardMessage(
        String system,
        String id,
        long order,
        Instant at,
        @Nullable String type,
        @Nullable String sequence,
        boolean signed,
        int attempts,
        int taken,
        @Nullable JsonNode body) {
    public boolean repeated() {
        return taken > 1;
    }

    HeardMessage again(boolean alsoSigned) {
        return new HeardMessage(system, id, order, at, type, sequence, signed && alsoSigned, attempts + 1, taken, body);
    }

    HeardMessage takenOnceMore() {
        return new HeardMessage(system, id, order, at, type, sequence, signed, attempts, taken + 1, body);
    }
}
