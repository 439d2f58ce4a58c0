package finme.delivery;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** How messages to receivers of one kind go out. Each kind of receiver has one; modules above implement it. */
public interface Carrier {
    /** What stands before the colon in a receiver's name. */
    String kind();

    /**
     * Sends one message without holding a thread, and ends for sure within ten seconds. What
     * the receiver says is a value; one that fails counts as refused.
     */
    CompletionStage<Receipt> carry(Parcel parcel);

    /**
     * A receiver was paused, resumed or is gone. Told in the transaction that says so; after a node's death once more.
     *
     * @param actor who did it, {@code system} when the receiver said that it is gone
     */
    default void moved(String receiver, ReceiverState state, String actor) {}

    /** A message about to go out. @param id the same on every try @param body as it goes out */
    record Parcel(UUID id, String receiver, String body) {}
}
