package finme.cabinet.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import finme.cabinet.CabinetSession;
import finme.cabinet.SessionCookie;
import finme.gateway.CabinetPasskeys;
import finme.gateway.CabinetPasskeys.Shown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with a passkey. Who asks names nobody, and hears the same whoever they are. */
@RestController
@RequestMapping("/api/v1/cabinet")
@Tag(name = "Cabinet")
class PasskeySignIn {
    private final CabinetPasskeys passkeys;
    private final SessionCookie cookie;

    PasskeySignIn(CabinetPasskeys passkeys, SessionCookie cookie) {
        this.passkeys = passkeys;
        this.cookie = cookie;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @PostMapping("/sign-in/passkey")
    @Operation(
            summary =
                    "Begin to sign in with a passkey: PublicKeyCredentialRequestOptions, good for five minutes and one use")
    @ApiResponse(responseCode = "404", description = "no_passkeys_here: FinMe's address has no name or no TLS")
    JsonNode begin(HttpServletRequest request) {
        return passkeys.beginSignIn(request.getRemoteAddr());
    }

    /** Opens a session, whose key is in the cookie. */
    @PostMapping(path = "/session/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sign in with the AuthenticationResponseJSON of a passkey; the session is in the cookie")
    @ApiResponse(responseCode = "401", description = "wrong_passkey: whatever does not fit")
    Map<String, Boolean> signIn(@RequestBody JsonNode shown, HttpServletRequest request, HttpServletResponse response) {
        String before = cookie.read(request).map(CabinetSession::key).orElse(null);
        cookie.give(
                passkeys.signIn(new Shown(shown.toString(), request.getRemoteAddr(), before))
                        .session(),
                response);
        return Map.of("signedIn", true);
    }
}
