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
    /** @throws finme.kernel.Problem 401 {@code signed_out} */
    @PostExchange("/who")
    Who who(@RequestBody String session);

    /** Also of a session that has ended. */
    @PostExchange("/end")
    void signOut(@RequestBody String session);

    /**
     * @param whole false for somebody who may see only applications that came with the address
     * @param provenAt when a code was last given
     * @param language ISO 639-1 of the borrower, where it is known
     */
    record Who(boolean whole, Instant provenAt, @Nullable String language) {}
}
