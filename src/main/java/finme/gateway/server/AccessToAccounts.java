package finme.gateway.server;

import finme.account.Sessions;
import finme.account.SignedIn;
import finme.gateway.CabinetAccess;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in, for an edge to know. */
@RestController
class AccessToAccounts implements CabinetAccess {
    private final Sessions sessions;

    AccessToAccounts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Who who(String session) {
        SignedIn borrower = sessions.find(session);
        return new Who(borrower.isWhole(), borrower.provenAt(), null);
    }

    @Override
    public void signOut(String session) {
        sessions.end(session);
    }
}
