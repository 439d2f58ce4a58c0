package finme.intake;

import finme.acceptance.EdgeTally;
import finme.acceptance.RateLimits;
import finme.gateway.SourceDirectory;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import finme.tries.Door;
import finme.tries.Knock;
import finme.tries.Tries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a source in by its bearer key. An unknown source and a wrong key look and take the same. */
@Component
class SourceGuard {
    private static final String SCHEME = "bearer ";
    private static final String NOBODY = "-".repeat(64);

    private final SourceDirectory sources;
    private final RateLimits limits;
    private final EdgeTally tally;
    private final Tries tries;

    SourceGuard(SourceDirectory sources, RateLimits limits, EdgeTally tally, Tries tries) {
        this.tries = tries;
        this.sources = sources;
        this.limits = limits;
        this.tally = tally;
    }

    /** @throws Problem 429 */
    void limit(SourceProfile source) {
        limits.take(source);
    }

    /** @throws Problem 401 unknown source or key, 403 paused, 429 while whoever guesses has to wait */
    SourceProfile admit(String source, @Nullable String authorization, String address) {
        SourceProfile profile = sources.find(source).orElse(null);
        byte[] presented = presented(authorization);
        String key = fitting(profile, presented);
        Knock knock = new Knock(
                Door.SOURCE,
                profile == null ? "" : profile.code(),
                address,
                new String(presented, StandardCharsets.US_ASCII));
        boolean shown = authorization != null && authorization.length() > SCHEME.length();
        boolean opens = shown && tries.admit(knock, () -> key != null);
        if (profile == null || key == null || !opens) {
            if (profile != null) {
                tally.wrongKey(profile.code());
            }
            throw Problem.of(401, "unauthorized", "The source's bearer key is needed.");
        }
        tally.used(profile, key);
        if (profile.paused()) {
            throw Problem.of(403, "source_paused", "This source is paused.");
        }
        return profile;
    }

    /** Every key is compared, whichever fits; a former one counts until its time is over. */
    private static @Nullable String fitting(@Nullable SourceProfile profile, byte[] presented) {
        Instant until = profile == null ? null : profile.formerKeyUntil();
        boolean formerCounts = until != null && Instant.now().isBefore(until);
        List<String> keys = profile == null ? List.of(NOBODY) : profile.keyHashes();
        String fitting = null;
        for (int i = 0; i < keys.size(); i++) {
            boolean fits = MessageDigest.isEqual(keys.get(i).getBytes(StandardCharsets.US_ASCII), presented);
            if (fits && (i == 0 || formerCounts)) {
                fitting = keys.get(i);
            }
        }
        return fitting;
    }

    private static byte[] presented(@Nullable String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String key = authorization == null || !bearer
                ? ""
                : authorization.substring(SCHEME.length()).strip();
        return Sha256.hex(key).getBytes(StandardCharsets.US_ASCII);
    }
}
