package finme.delivery.send;

import finme.delivery.Attempt;
import finme.delivery.DeliveryState;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message at one try.
 *
 * @param state where it stands now; one that met a receiver which is gone waits on
 * @param pause until the next try; null when there is none to be waited for
 */
record Heard(
        UUID message,
        DeliveryState state,
        Attempt attempt,
        @Nullable Duration pause) {}
