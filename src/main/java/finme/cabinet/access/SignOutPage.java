package finme.cabinet.access;

import finme.cabinet.CabinetPage;
import finme.cabinet.CabinetSession;
import finme.cabinet.SessionCookie;
import finme.gateway.CabinetAccess;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;

/** The button for leaving, on every page of the cabinet. */
@CabinetPage
class SignOutPage {
    private final CabinetAccess access;
    private final SessionCookie cookie;

    SignOutPage(CabinetAccess access, SessionCookie cookie) {
        this.access = access;
        this.cookie = cookie;
    }

    @PostMapping("/cabinet/sign-out")
    String signOut(@AuthenticationPrincipal CabinetSession session, HttpServletResponse response) {
        access.signOut(session.key());
        cookie.takeBack(response);
        return "redirect:/cabinet/sign-in?out";
    }
}
