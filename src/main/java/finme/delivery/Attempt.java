package finme.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at a receiver.
 *
 * @param status of HTTP; null when there was no answer
 * @param answer a word or two such as {@code timeout}; never a value of what was sent or answered
 */
public record Attempt(
        Instant at,
        @Nullable Integer status,
        long millis,
        @Nullable String answer) {}
