package finme.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * How a borrower comes into the cabinet and leaves it. Every other call of the cabinet carries the session's key, and core
 * looks who it is: an edge vouches for nobody.
 */
@HttpExchange("/edge/v1/cabinet/access")
public interface CabinetAccess {
    /**
     * Known or not, the same answer after the same time.
     *
     * @throws finme.kernel.Problem 422 at {@code /email} or {@code /phone} when it is no address
     */
    @PostExchange("/code")
    void sendCode(@RequestBody Wanted wanted);

    /**
     * @throws finme.kernel.Problem 401 {@code wrong_code}, 401 {@code birth_date_needed} or {@code wrong_birth_date} of one
     *     of several with this address, 429 {@code too_many_tries}, 422 as {@link #sendCode} or at {@code /birthDate}
     */
    @PostExchange("/session")
    Opened signIn(@RequestBody Presented presented);

    /** Once more a code, to the address that was signed in with. @throws finme.kernel.Problem 401 {@code signed_out} */
    @PostExchange("/code-again")
    void sendCodeAgain(@RequestBody Again again);

    /** @throws finme.kernel.Problem 401 {@code signed_out} */
    @PostExchange("/who")
    Who who(@RequestBody String session);

    /** Also of a session that has ended. */
    @PostExchange("/end")
    void signOut(@RequestBody String session);

    /**
     * @param email as the borrower typed it; null when it is the phone
     * @param caller network address, for limits only
     * @param language ISO 639-1
     */
    @Sealed
    record Wanted(@Nullable String email, @Nullable String phone, String caller, String language) {
        @Override
        public String toString() {
            return "Wanted[***]";
        }
    }

    /**
     * @param birthDate as {@code 1988-05-04}; null while nobody asked for it
     * @param before key of the session that the browser had, which ends; null for none
     */
    @Sealed
    record Presented(
            @Nullable String email,
            @Nullable String phone,
            String code,
            @Nullable String birthDate,
            String caller,
            @Nullable String before) {
        @Override
        public String toString() {
            return "Presented[***]";
        }
    }

    record Again(String session, String language) {
        @Override
        public String toString() {
            return "Again[***]";
        }
    }

    /** @param session its key */
    record Opened(String session) {
        @Override
        public String toString() {
            return "Opened[***]";
        }
    }

    /**
     * @param whole false for somebody who may see only applications that came with the address
     * @param provenAt when a code was last given or a passkey shown
     */
    record Who(boolean whole, Instant provenAt) {}
}
