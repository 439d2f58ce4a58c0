package finme.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.delivery.ReceiverState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A system of the company, or of somebody else, that is told what changed.
 *
 * @param state also what its receiver is in: {@code GONE} after it answered 410, until somebody makes it active again
 * @param secret {@code whsec_} and 24 to 64 bytes in base64; never read back
 * @param previous the secret before, while both sign; nobody writes it but FinMe, when {@code secret} changes
 * @param events kinds of messages, such as {@code directory.*}; none: it is told nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectedSystem(
        String code,
        String name,
        ReceiverState state,
        String url,
        @Nullable String secret,
        @Nullable Previous previous,
        List<String> events) {
    /** What its receiver's name begins with. */
    public static final String KIND = "system";

    public ConnectedSystem {
        state = Objects.requireNonNullElse(state, ReceiverState.ACTIVE);
        events = Objects.requireNonNullElse(events, List.<String>of()).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** @param until both sign before then */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Previous(
            @Nullable String secret, @Nullable Instant until) {
        boolean signsAt(Instant time) {
            return secret != null && until != null && time.isBefore(until);
        }

        @Override
        public String toString() {
            return "Previous[***, " + until + ']';
        }
    }

    /** @param type without {@code finme.}, such as {@code directory.changed} */
    public boolean hears(String type) {
        return events.stream().anyMatch(pattern -> EventPatterns.matches(pattern, type));
    }

    /** What signs a message at that time, the newest first. */
    public List<String> signingSecrets(Instant time) {
        Previous before = previous;
        return Stream.of(secret, before != null && before.signsAt(time) ? before.secret() : null)
                .filter(Objects::nonNull)
                .toList();
    }

    public String receiver() {
        return receiver(code);
    }

    public static String receiver(String code) {
        return KIND + ':' + code;
    }

    public ConnectedSystem withState(ReceiverState other) {
        return new ConnectedSystem(code, name, other, url, secret, previous, events);
    }

    /** @param other in clear text */
    public ConnectedSystem withSecret(String other) {
        return new ConnectedSystem(code, name, state, url, other, previous, events);
    }

    ConnectedSystem withPrevious(@Nullable Previous other) {
        return new ConnectedSystem(code, name, state, url, secret, other, events);
    }

    @Override
    public String toString() {
        return "ConnectedSystem[" + code + ", " + state + ']';
    }
}
