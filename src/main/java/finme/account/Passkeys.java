package finme.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Passkeys (WebAuthn) by which a borrower signs in instead of a code. Each begins with a challenge, which is good for five
 * minutes, for one use and for what it was given for; what the browser makes of it comes back as the JSON that WebAuthn
 * defines. Whatever does not fit is refused alike, whether anybody has such a passkey or not.
 */
public interface Passkeys {
    /** @return the person's, oldest first @throws finme.kernel.Problem 401 {@code signed_out} */
    List<Passkey> of(String session);

    /**
     * Begins a new one for whoever is signed in.
     *
     * @return what the browser is asked for ({@code PublicKeyCredentialCreationOptions})
     * @throws finme.kernel.Problem 401 {@code signed_out}; 404 {@code no_passkeys_here} where the address that people know of
     *     FinMe can have none; 429 {@code too_many_tries}
     */
    JsonNode begin(String session);

    /**
     * Takes the new one, and lets the borrower know by a letter.
     *
     * @throws finme.kernel.Problem 401 {@code signed_out} or {@code wrong_passkey}; 409 {@code passkey_known} or {@code
     *     too_many_passkeys}; 422 at {@code /name}; 429 {@code too_many_tries}
     */
    Passkey add(String session, Made made);

    /**
     * From then on it opens nothing, and what it has opened is closed: all other sessions of the person end.
     *
     * @throws finme.kernel.Problem 401 {@code signed_out}; 404 when the person has none like it
     */
    void remove(String session, UUID passkey, String caller);

    /**
     * Begins to sign in; nobody is named.
     *
     * @param caller by what callers are told apart, say their network address
     * @return what the browser is asked for ({@code PublicKeyCredentialRequestOptions})
     * @throws finme.kernel.Problem 404 as {@link #begin}; 429 {@code too_many_tries}
     */
    JsonNode ask(String caller);

    /**
     * Opens a session of the passkey's borrower, always under a new key.
     *
     * @param shown as the browser gave it
     * @return the session's key
     * @throws finme.kernel.Problem 401 {@code wrong_passkey}, for any that does not fit; 429 {@code too_many_tries}
     */
    String signIn(String shown, String caller);

    /** Begins to prove once more who is signed in. @throws finme.kernel.Problem 401 {@code signed_out}; 404 when they have none; 429 */
    JsonNode askAgain(String session);

    /**
     * Once more proof of who is signed in, as {@link Codes#prove}.
     *
     * @throws finme.kernel.Problem 401 {@code signed_out} or {@code wrong_passkey}, 429 {@code too_many_tries}
     */
    void prove(String session, String shown);

    /**
     * @param name as the borrower calls it
     * @param usedAt null when it was not used since
     * @param opens false while the person is made of other borrowers than when it was added, by a merge or its undoing
     */
    record Passkey(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant usedAt,
            boolean opens) {
        @Override
        public String toString() {
            return "Passkey[" + id + ']';
        }
    }

    /**
     * @param name as the borrower calls it
     * @param credential as the browser gave it
     * @param language of the letter about it
     * @param caller where it comes from, for the log
     */
    record Made(String name, String credential, String language, String caller) {
        @Override
        public String toString() {
            return "Made[***]";
        }
    }
}
