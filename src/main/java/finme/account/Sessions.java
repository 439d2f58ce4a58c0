package finme.account;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of borrowers, the same for every edge. One ends when it was not used for a while, after a day's half in any case,
 * when the borrower signs out or removes a passkey elsewhere, and when the person is
 * joined with another, parted, or erased.
 */
public interface Sessions {
    /**
     * @param key what the borrower's browser holds; only its hash is stored
     * @throws finme.kernel.Problem 401 {@code signed_out} when there is no such session, or none any more
     */
    SignedIn find(String key);

    /**
     * Opens one, always under a new key.
     *
     * @param only as in {@link SignedIn}
     * @return its key, which nobody can ask for again
     */
    String open(Proven proven, @Nullable Set<UUID> only);

    /** @return what it was opened with @throws finme.kernel.Problem 401 {@code signed_out} */
    Proven proof(String key);

    /** Its borrower has proved once more who they are. */
    void renew(String key);

    /** Ends it, if it is there. */
    void end(String key);

    /** Ends all others of the same person. @throws finme.kernel.Problem 401 {@code signed_out} */
    void endOthers(String key);

    /** An address that somebody has shown to read, and the person whose it is. @param kind email or phone */
    record Proven(UUID borrower, String kind, byte[] address) {
        @Override
        public String toString() {
            return "Proven[***]";
        }
    }
}
