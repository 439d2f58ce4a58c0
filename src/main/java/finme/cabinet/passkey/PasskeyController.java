package finme.cabinet.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import finme.cabinet.CabinetSession;
import finme.gateway.CabinetPasskeys;
import finme.gateway.CabinetPasskeys.Added;
import finme.gateway.CabinetPasskeys.Begin;
import finme.gateway.CabinetPasskeys.Passkey;
import finme.gateway.CabinetPasskeys.Removed;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The passkeys of a borrower for the script of the pages, and for programs. */
@RestController
@RequestMapping("/api/v1/cabinet/passkeys")
@Tag(name = "Cabinet")
class PasskeyController {
    private final CabinetPasskeys passkeys;

    PasskeyController(CabinetPasskeys passkeys) {
        this.passkeys = passkeys;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code[***]";
        }
    }

    record NewPasskey(@Nullable String name, @Nullable JsonNode credential) {
        @Override
        public String toString() {
            return "NewPasskey[***]";
        }
    }

    @GetMapping
    @Operation(summary = "The borrower's passkeys, oldest first")
    Slice<Passkey> all(@AuthenticationPrincipal CabinetSession session) {
        return new Slice<>(passkeys.all(session.key()), null);
    }

    @PostMapping("/options")
    @Operation(summary = "Begin a new one: PublicKeyCredentialCreationOptions, good for five minutes and one use")
    @ApiResponse(
            responseCode = "403",
            description = "fresh_code_needed: the last proof is too old; a code is on its way")
    JsonNode begin(
            @AuthenticationPrincipal CabinetSession session,
            @RequestBody(required = false) @Nullable Code given,
            Locale locale) {
        return passkeys.begin(new Begin(session.key(), given == null ? null : given.code(), locale.getLanguage()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add it, with the RegistrationResponseJSON that the browser made of it")
    @ApiResponse(responseCode = "401", description = "wrong_passkey: not what was asked for, or too late")
    @ApiResponse(responseCode = "409", description = "passkey_known, or too_many_passkeys")
    Passkey add(
            @AuthenticationPrincipal CabinetSession session,
            @RequestBody NewPasskey given,
            HttpServletRequest request,
            Locale locale) {
        return passkeys.add(new Added(
                session.key(),
                Objects.requireNonNullElse(given.name(), ""),
                String.valueOf(given.credential()),
                locale.getLanguage(),
                request.getRemoteAddr()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove one; from then on it opens nothing, and all other sessions end")
    void remove(@AuthenticationPrincipal CabinetSession session, @PathVariable UUID id, HttpServletRequest request) {
        passkeys.remove(new Removed(session.key(), id, request.getRemoteAddr()));
    }

    @PostMapping("/proof")
    @Operation(
            summary = "Begin to prove once more who is signed in, where a fresh code is asked for:"
                    + " PublicKeyCredentialRequestOptions; the answer is sent as \"passkey\" instead of \"code\"")
    JsonNode prove(@AuthenticationPrincipal CabinetSession session) {
        return passkeys.beginProof(session.key());
    }
}
