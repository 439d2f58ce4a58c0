package finme.cabinet.access;

import finme.cabinet.CabinetSession;
import finme.cabinet.SessionCookie;
import finme.gateway.CabinetAccess;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/cabinet/session}: whoever has a code gets a session, and ends it. */
@RestController
class SessionController {
    private final CabinetAccess access;
    private final SessionCookie cookie;

    SessionController(CabinetAccess access, SessionCookie cookie) {
        this.access = access;
        this.cookie = cookie;
    }

    @DeleteMapping("/api/v1/cabinet/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal CabinetSession session, HttpServletResponse response) {
        access.signOut(session.key());
        cookie.takeBack(response);
    }
}
