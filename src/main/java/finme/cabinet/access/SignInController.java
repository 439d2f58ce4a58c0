package finme.cabinet.access;

import finme.cabinet.CabinetSession;
import finme.cabinet.SessionCookie;
import finme.gateway.CabinetAccess;
import finme.gateway.CabinetAccess.Presented;
import finme.gateway.CabinetAccess.Wanted;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in as JSON. JSON alone is taken: no form of another site can send that. */
@RestController
@RequestMapping(path = "/api/v1/cabinet", consumes = MediaType.APPLICATION_JSON_VALUE)
class SignInController {
    private static final int SECONDS = 600;

    private final CabinetAccess access;
    private final SessionCookie cookie;

    SignInController(CabinetAccess access, SessionCookie cookie) {
        this.access = access;
        this.cookie = cookie;
    }

    /** One of the two. */
    record Address(@Nullable String email, @Nullable String phone) {
        @Override
        public String toString() {
            return "Address[***]";
        }
    }

    record AddressAndCode(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String code,
            @Nullable String birthDate) {
        @Override
        public String toString() {
            return "AddressAndCode[***]";
        }
    }

    /** Sends a code if somebody is known by the address. Who asks is not told. */
    @PostMapping("/sign-in")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Integer> send(@RequestBody Address address, HttpServletRequest request, Locale locale) {
        access.sendCode(new Wanted(address.email(), address.phone(), request.getRemoteAddr(), locale.getLanguage()));
        return Map.of("expiresIn", SECONDS);
    }

    /** Opens a session, whose key is in the cookie. Of several with one address it is whose birth date that is. */
    @PostMapping("/session")
    Map<String, Boolean> signIn(
            @RequestBody AddressAndCode given, HttpServletRequest request, HttpServletResponse response) {
        String code = given.code();
        if (code == null || code.isBlank()) {
            throw Problem.invalid("/code", "required", "The code is needed.");
        }
        String before = cookie.read(request).map(CabinetSession::key).orElse(null);
        Presented presented =
                new Presented(given.email(), given.phone(), code, given.birthDate(), request.getRemoteAddr(), before);
        cookie.give(access.signIn(presented).session(), response);
        return Map.of("signedIn", true);
    }
}
