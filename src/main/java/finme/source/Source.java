package finme.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.mapping.PayloadFormat;
import java.time.Instant;
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
 * @param formerKey the key before this one, while it still counts; only FinMe writes it
 * @param guideUrl the posting guide under its unguessable link; only FinMe writes it
 * @param guideRenewals how often that link was made anew; only FinMe writes it
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
        @Nullable Callback callback,
        @Nullable FormerKey formerKey,
        @Nullable String guideUrl,
        @Nullable Integer guideRenewals) {
    public Source {
        state = Objects.requireNonNullElse(state, State.ACTIVE);
        onMissing = Objects.requireNonNullElse(onMissing, OnMissing.REFUSE);
        whenCoreIsAway = Objects.requireNonNullElse(whenCoreIsAway, WhenCoreIsAway.REFUSE);
        formerKey = formerKey == null || formerKey.key() == null ? null : formerKey;
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

    /**
     * A key that was replaced and counts for a while beside the new one.
     *
     * @param key as that of the source
     */
    public record FormerKey(@Nullable String key, Instant until) {
        public boolean counts(Instant now) {
            return now.isBefore(until);
        }
    }

    public Source withState(State other) {
        return with(other, key, formerKey, guideUrl, guideRenewals);
    }

    /** @param other in clear text; the present key no longer counts */
    public Source withKey(String other) {
        return with(state, other, null, guideUrl, guideRenewals);
    }

    /** @param other in clear text @param until how long the present key counts, too */
    public Source withKey(String other, Instant until) {
        return with(state, other, new FormerKey(key, until), guideUrl, guideRenewals);
    }

    /** @return itself when there is no former key */
    public Source withFormerKeyUntil(Instant until) {
        return formerKey == null
                ? this
                : with(state, key, new FormerKey(formerKey.key(), until), guideUrl, guideRenewals);
    }

    public Source withGuide(@Nullable String url, int renewals) {
        return with(state, key, formerKey, url, renewals == 0 ? null : renewals);
    }

    public int renewals() {
        return guideRenewals == null ? 0 : guideRenewals;
    }

    Source withFormerKey(@Nullable FormerKey former) {
        return with(state, key, former, guideUrl, guideRenewals);
    }

    private Source with(
            State otherState,
            @Nullable String otherKey,
            @Nullable FormerKey otherFormer,
            @Nullable String otherUrl,
            @Nullable Integer otherRenewals) {
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
                callback,
                otherFormer,
                otherUrl,
                otherRenewals);
    }
}
