package finme.cabinet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie that holds a session's key: not for scripts, not with requests that other sites cause. Its name makes a browser
 * refuse one that another host of the domain would set.
 */
@Component
public class SessionCookie {
    private static final String NAME = "finme-cabinet";

    private final boolean secure;
    private final String name;

    SessionCookie(@Value("${server.servlet.session.cookie.secure:true}") boolean secure) {
        this.secure = secure;
        this.name = secure ? "__Host-" + NAME : NAME;
    }

    public String name() {
        return name;
    }

    public Optional<CabinetSession> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isBlank())
                        .map(CabinetSession::new)
                        .findFirst();
    }

    /** Until the browser is closed; when the session ends is core's affair. */
    public void give(String key, HttpServletResponse response) {
        set(cookie(key).build(), response);
    }

    public void takeBack(HttpServletResponse response) {
        set(cookie("").maxAge(Duration.ZERO).build(), response);
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
    }

    private static void set(ResponseCookie cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
