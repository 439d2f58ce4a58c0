package finme.gateway.server.proof;

import finme.account.Sessions;
import finme.account.SignedIn;
import finme.kernel.Problem;
import org.springframework.stereotype.Component;

/** The person of a session. */
@Component
public class WhoAsks {
    private final Sessions sessions;

    WhoAsks(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @throws Problem 401, or 403 for somebody who only reads an address that came with an application */
    public SignedIn person(String session) {
        SignedIn borrower = sessions.find(session);
        if (!borrower.isWhole()) {
            throw Problem.of(
                    403,
                    "address_not_proven",
                    "Sign in with the address that you first applied with; this one opens single applications only.");
        }
        return borrower;
    }
}
