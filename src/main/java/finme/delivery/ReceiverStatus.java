package finme.delivery;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver keeps up. One that never got a message is active and has nothing waiting.
 *
 * @param waiting messages not acknowledged and not parked
 * @param oldestAt since when the first of them waits
 * @param lastError what the last try failed with; null when it did not fail
 * @param confirmed highest version acknowledged of each subject that has versions, such as {@code directory/purposes}
 */
public record ReceiverStatus(
        ReceiverState state,
        long waiting,
        @Nullable Instant oldestAt,
        @Nullable Instant lastDeliveredAt,
        @Nullable String lastError,
        Map<String, Long> confirmed) {}
