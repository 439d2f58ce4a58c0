package finme.delivery.send;

import java.time.Duration;
import java.util.UUID;

/**
 * A numbered message that is to be sent now.
 *
 * @param tries in vain so far
 * @param tried how long ago the first of them was; zero when there was none
 */
record Pending(UUID id, long sequence, String body, int tries, Duration tried) {}
