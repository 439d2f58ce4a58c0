package finme.gateway.sealing;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Sealers and openers from key files. */
public final class Sealing {
    private Sealing() {}

    /**
     * @param file core's public key as a JWK, or a set of which the first is used
     * @throws IllegalStateException with a sentence for the operator: unreadable, or a key that opens, which is core's alone
     */
    public static Sealer sealer(Path file) {
        return new JweSealer(keys(file, false));
    }

    /**
     * @param file core's secret key as a JWK, or a set of all that may still be in use
     * @throws IllegalStateException with a sentence for the operator
     */
    public static Opener opener(Path file) {
        return new JweOpener(keys(file, true));
    }

    private static Supplier<SealingKeys> keys(Path file, boolean secret) {
        return new FollowedFile<>(file, text -> checked(SealingKeys.read(text), secret));
    }

    private static SealingKeys checked(SealingKeys keys, boolean secret) {
        if (secret && !keys.allOpen()) {
            throw new IllegalArgumentException("core needs the secret key");
        }
        if (!secret && keys.open()) {
            throw new IllegalArgumentException("an edge gets the public key only, and this one opens");
        }
        return keys;
    }
}
