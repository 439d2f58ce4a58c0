package finme.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries for people who look after them: what was sent, what waits, and how to send it again. */
public interface DeliveryLog {
    /** Newest first. @param before id of the last one seen, null for the first slice */
    List<Delivery> list(Filter filter, @Nullable UUID before, int limit);

    Optional<Delivery> find(UUID id);

    /** @return the body exactly as it goes out; before it has a sequence, with {@link Message#SEQUENCE} in its place */
    Optional<String> payload(UUID id);

    /**
     * Sends it again under the same id and sequence, and at once if it waits for another try.
     *
     * @throws finme.kernel.Problem 404 unknown
     */
    void replay(UUID id, String actor);

    /**
     * The same for all with a sequence from {@code from} to {@code to}, both included, delivered and parked ones alike.
     *
     * @return how many are sent again
     * @throws finme.kernel.Problem 422 when the range is none or too large
     */
    int replay(String receiver, long from, long to, String actor);

    ReceiverStatus status(String receiver);

    /** Nothing more is sent until it is resumed; at most what a node has already begun with goes on for some seconds. */
    void pause(String receiver, String actor);

    /** Also one that is gone. What waits is sent at once. */
    void resume(String receiver, String actor);

    /** What a list is narrowed to; null means any. @param from created then or later @param to created before */
    record Filter(
            @Nullable String receiver,
            @Nullable DeliveryState state,
            @Nullable Instant from,
            @Nullable Instant to) {}
}
