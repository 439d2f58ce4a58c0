package finme.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Passkeys of borrowers. What a browser is asked for and what it answers is JSON as WebAuthn defines it; an edge hands it on
 * and judges nothing. Where FinMe's address can have none, whatever begins says 404 {@code no_passkeys_here}.
 */
@HttpExchange("/edge/v1/cabinet/passkeys")
public interface CabinetPasskeys {
    /** Those of whoever is signed in, oldest first. @throws finme.kernel.Problem 401 {@code signed_out} */
    @PostExchange("/list")
    List<Passkey> all(@RequestBody String session);

    /**
     * Begins a new one. Of a session whose last proof was given a while ago it takes a code; without one a code is sent.
     *
     * @throws finme.kernel.Problem 401 {@code signed_out} or {@code wrong_code}, 403 {@code fresh_code_needed} or {@code
     *     address_not_proven}, 409 {@code too_many_passkeys}, 429 {@code too_many_tries}
     */
    @PostExchange("/begin")
    JsonNode begin(@RequestBody Begin begin);

    /**
     * @throws finme.kernel.Problem 401 {@code signed_out} or {@code wrong_passkey}, 403 {@code address_not_proven}, 409 {@code
     *     passkey_known} or {@code too_many_passkeys}, 422 at {@code /name}, 429 {@code too_many_tries}
     */
    @PostExchange("/add")
    Passkey add(@RequestBody Added added);

    /** All other sessions of the person end. @throws finme.kernel.Problem 401 {@code signed_out}, 404 for one that is not theirs */
    @PostExchange("/remove")
    void remove(@RequestBody Removed removed);

    /**
     * Begins to prove once more who is signed in.
     *
     * @throws finme.kernel.Problem 401 {@code signed_out}, 403 {@code address_not_proven}, 404 without any, 429 {@code
     *     too_many_tries}
     */
    @PostExchange("/prove")
    JsonNode beginProof(@RequestBody String session);

    /** Begins to sign in. @param caller network address, for limits only @throws finme.kernel.Problem 429 {@code too_many_tries} */
    @PostExchange("/ask")
    JsonNode beginSignIn(@RequestBody String caller);

    /** @throws finme.kernel.Problem 401 {@code wrong_passkey}, whatever does not fit; 429 {@code too_many_tries} */
    @PostExchange("/session")
    CabinetAccess.Opened signIn(@RequestBody Shown shown);

    /**
     * @param usedAt null when it was not used since
     * @param opens false when it opens nothing any more: the person was joined with another or parted since it was added
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

    /** @param code null when there is none @param language of the message with the code */
    record Begin(String session, @Nullable String code, String language) {
        @Override
        public String toString() {
            return "Begin[***]";
        }
    }

    /**
     * @param name as the borrower calls it
     * @param language of the letter about it
     * @param caller network address, for the log only
     */
    @Sealed
    record Added(String session, String name, String credential, String language, String caller) {
        @Override
        public String toString() {
            return "Added[***]";
        }
    }

    record Removed(String session, UUID passkey, String caller) {
        @Override
        public String toString() {
            return "Removed[" + passkey + ']';
        }
    }

    /**
     * @param caller network address, for limits only
     * @param before key of the session that the browser had, which ends; null for none
     */
    @Sealed
    record Shown(String credential, String caller, @Nullable String before) {
        @Override
        public String toString() {
            return "Shown[***]";
        }
    }
}
