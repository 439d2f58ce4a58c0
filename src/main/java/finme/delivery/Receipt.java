package finme.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a receiver made of a message. Words are short and quote nothing. */
public sealed interface Receipt {
    /** It has it. */
    record Delivered(int status) implements Receipt {}

    /** Nothing was to be sent any more. */
    record Needless(String words) implements Receipt {}

    /** It will never have it, however often it is sent: parked at once, and what comes after it goes on. */
    record Undeliverable(String words) implements Receipt {}

    /**
     * It does not have it, or nobody knows: it is sent again.
     *
     * @param status null when there was no answer
     * @param retryAfter not before then, if it said so
     */
    record Refused(
            @Nullable Integer status,
            String words,
            @Nullable Duration retryAfter) implements Receipt {}

    /** It wants nothing more. */
    record Gone(int status) implements Receipt {}
}
