package finme.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.mapping.PayloadFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of applications as admins write it (CONTRACT section 4). Its key is stored as a SHA-256 hash and never read
 * back.
 *
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
        boolean test,
        @Nullable Callback callback) {
    public enum State {
        ACTIVE,
        PAUSED
    }

    public enum OnMissing {
        REFUSE,
        COMPLETE
    }

    public record Duplicates(int days, List<String> keys) {}

    public record Callback(String url, @Nullable String secret) {}
}
