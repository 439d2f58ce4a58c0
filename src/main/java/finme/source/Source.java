package finme.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import finme.mapping.PayloadFormat;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** @param previous the secret before, while both sign; only FinMe writes it, when {@code secret} changes */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Callback(
            String url, @Nullable String secret, @Nullable FormerSecret previous) {
        public Callback {
            previous = previous == null || previous.secret() == null ? null : previous;
        }

        public Callback(String url, @Nullable String secret) {
            this(url, secret, null);
        }

        /** What signs a message at that time, the newest first. */
        public List<String> signingSecrets(Instant time) {
            FormerSecret before = previous;
            return Stream.of(secret, before != null && before.signsAt(time) ? before.secret() : null)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** What is sent elsewhere is none of the former secret's business. */
        Callback after(@Nullable Callback present, Instant now, Instant until) {
            if (present == null || secret == null || present.secret() == null || !hasHostOf(present)) {
                return new Callback(url, secret, null);
            }
            if (!secret.equals(present.secret())) {
                return new Callback(url, secret, new FormerSecret(present.secret(), until));
            }
            FormerSecret before = present.previous();
            return new Callback(url, secret, before != null && before.signsAt(now) ? before : null);
        }

        private boolean hasHostOf(Callback other) {
            return Objects.equals(host(url), host(other.url));
        }

        private static @Nullable String host(@Nullable String url) {
            try {
                return url == null ? null : new URI(url).getHost();
            } catch (URISyntaxException none) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "Callback[" + url + ']';
        }
    }

    /** @param until both sign before then */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FormerSecret(
            @Nullable String secret, @Nullable Instant until) {
        boolean signsAt(Instant time) {
            return secret != null && until != null && time.isBefore(until);
        }

        @Override
        public String toString() {
            return "FormerSecret[***, " + until + ']';
        }
    }

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
        return with(other, key, callback, formerKey, guideUrl, guideRenewals);
    }

    /** @param other in clear text; the present key no longer counts */
    public Source withKey(String other) {
        return with(state, other, callback, null, guideUrl, guideRenewals);
    }

    /** @param other in clear text @param until how long the present key counts, too */
    public Source withKey(String other, Instant until) {
        return with(state, other, callback, new FormerKey(key, until), guideUrl, guideRenewals);
    }

    /** @return itself when there is no former key */
    public Source withFormerKeyUntil(Instant until) {
        return formerKey == null
                ? this
                : with(state, key, callback, new FormerKey(formerKey.key(), until), guideUrl, guideRenewals);
    }

    public Source withGuide(@Nullable String url, int renewals) {
        return with(state, key, callback, formerKey, url, renewals == 0 ? null : renewals);
    }

    public int renewals() {
        return guideRenewals == null ? 0 : guideRenewals;
    }

    Source withFormerKey(@Nullable FormerKey former) {
        return with(state, key, callback, former, guideUrl, guideRenewals);
    }

    Source withCallback(@Nullable Callback other) {
        return with(state, key, other, formerKey, guideUrl, guideRenewals);
    }

    private Source with(
            State otherState,
            @Nullable String otherKey,
            @Nullable Callback otherCallback,
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
                otherCallback,
                otherFormer,
                otherUrl,
                otherRenewals);
    }
}
