package finme.testing;

import finme.account.Sessions;
import finme.account.Sessions.Proven;
import finme.cabinet.SessionCookie;
import finme.loan.LoanDesk;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Signs borrowers in without mail: what a browser's cookie would be, of the person whose application it is. */
@TestComponent
public class CabinetLogin {
    private final Sessions sessions;
    private final LoanDesk loans;
    private final SessionCookie cookie;

    CabinetLogin(Sessions sessions, LoanDesk loans, SessionCookie cookie) {
        this.sessions = sessions;
        this.loans = loans;
        this.cookie = cookie;
    }

    /** @return the header {@code Cookie} of the borrower of that application */
    public String of(String application) {
        UUID borrower = loans.find(UUID.fromString(application)).orElseThrow().borrower();
        return cookie.name() + '=' + sessions.open(new Proven(borrower, "email", new byte[16]), null);
    }

    public HttpRequest.Builder as(String application, HttpRequest.Builder request) {
        return request.header("Cookie", of(application));
    }
}
