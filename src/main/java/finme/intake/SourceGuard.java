package finme.intake;

import finme.gateway.SourceDirectory;
import finme.gateway.SourceDirectory.SourceProfile;
import finme.kernel.Problem;
import finme.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a source in by its bearer key. An unknown source and a wrong key look and take the same. */
@Component
class SourceGuard {
    private static final String SCHEME = "bearer ";
    private static final byte[] NOBODY = "-".repeat(64).getBytes(StandardCharsets.US_ASCII);

    private final SourceDirectory sources;

    SourceGuard(SourceDirectory sources) {
        this.sources = sources;
    }

    /** @throws Problem 401 unknown source or key, 403 paused */
    SourceProfile admit(String source, @Nullable String authorization) {
        Optional<SourceProfile> profile = sources.find(source);
        byte[] expected = profile.map(found -> found.keyHash().getBytes(StandardCharsets.US_ASCII))
                .orElse(NOBODY);
        if (!MessageDigest.isEqual(expected, presented(authorization)) || profile.isEmpty()) {
            throw Problem.of(401, "unauthorized", "The source's bearer key is needed.");
        }
        if (profile.get().paused()) {
            throw Problem.of(403, "source_paused", "This source is paused.");
        }
        return profile.get();
    }

    private static byte[] presented(@Nullable String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String key = authorization == null || !bearer
                ? ""
                : authorization.substring(SCHEME.length()).strip();
        return Sha256.hex(key).getBytes(StandardCharsets.US_ASCII);
    }
}
