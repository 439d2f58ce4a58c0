package finme.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes. A code has six digits, is good for ten minutes, for one use and five tries, and the next one ends it. Who
 * asks or tries learns nothing of whether anybody is known by an address: whatever depends on that happens after the answer.
 */
public interface Codes {
    /** Whom a code is sent to. @param kind email or phone @param value as people write it */
    record Addressee(String kind, String value) {
        @Override
        public String toString() {
            return "Addressee[" + kind + ']';
        }
    }

    /**
     * Sends a code if somebody is known by the address, and if it was not asked for too often.
     *
     * @param caller by what callers are told apart, say their network address
     * @param language ISO 639-1
     * @throws finme.kernel.Problem 422 when it is no address
     */
    void send(Addressee to, String caller, String language);

    /**
     * Sends one to the address that this session was opened with.
     *
     * @throws finme.kernel.Problem 401 {@code signed_out}
     */
    void sendAgain(String session, String language);

    /**
     * Opens a session, always under a new key.
     *
     * @param born the birth date, by which one of several persons with this address is told; null while nobody asked for it
     * @return the session's key
     * @throws finme.kernel.Problem 401 {@code wrong_code}, for any that does not fit; with the right one 401 {@code
     *     birth_date_needed} or {@code wrong_birth_date}, and the code is good for the next try; 429 {@code too_many_tries} after five
     *     of those, or when the caller tried too often; 422 when it is no address
     */
    String signIn(Addressee by, String code, @Nullable LocalDate born, String caller);

    /**
     * Once more proof of who is signed in, for what can't be taken back.
     *
     * @throws finme.kernel.Problem 401 {@code signed_out} or {@code wrong_code}, 429 {@code too_many_tries}
     */
    void prove(String session, String code);
}
