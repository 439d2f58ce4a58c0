package finme.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.mapping.PayloadFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A source of applications as admins write it.
 *
 * @param key of what is written the bearer key in clear text; of what is stored the lower-case hex of SHA-256 over its
 *     UTF-8 bytes; never read back
 * @param mapping FEEL, sees {@code payload}, gives the canonical application
 * @param externalId FEEL, gives the source's own id; null when it has none
 * @param perMinute applications a minute, null for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(
        String code,
        String name,
        State state,
        @Nullable String key,
        PayloadFormat format,
        String mapping,
        @Nullable String externalId,
        OnMissing onMissing,
        @Nullable Duplicates duplicates,
        @Nullable Integer perMinute,
        @Nullable List<Cap> caps,
        WhenCoreIsAway whenCoreIsAway,
        boolean test,
        @Nullable Callback callback) {
    public Source {
        state = Objects.requireNonNullElse(state, State.ACTIVE);
        onMissing = Objects.requireNonNullElse(onMissing, OnMissing.REFUSE);
        whenCoreIsAway = Objects.requireNonNullElse(whenCoreIsAway, WhenCoreIsAway.REFUSE);
    }

    public enum State {
        ACTIVE,
        PAUSED
    }

    public enum OnMissing {
        REFUSE,
        COMPLETE
    }

    public enum WhenCoreIsAway {
        REFUSE,
        KEEP
    }

    /** @param counts {@code RECEIVED} @param per {@code HOUR} to {@code TOTAL} */
    public record Cap(String counts, String per, int max) {}

    public record Duplicates(int days, List<String> keys) {}

    public record Callback(String url, @Nullable String secret) {}

    public Source withState(State other) {
        return with(other, key);
    }

    /** @param other in clear text */
    public Source withKey(String other) {
        return with(state, other);
    }

    private Source with(State otherState, @Nullable String otherKey) {
        return new Source(
                code,
                name,
                otherState,
                otherKey,
                format,
                mapping,
                externalId,
                onMissing,
                duplicates,
                perMinute,
                caps,
                whenCoreIsAway,
                test,
                callback);
    }
}
