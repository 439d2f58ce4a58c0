package finme.cabinet.personal;

import com.fasterxml.jackson.databind.JsonNode;
import finme.cabinet.CabinetSession;
import finme.cabinet.Proof;
import finme.cabinet.SessionCookie;
import finme.gateway.CabinetData;
import finme.gateway.CabinetData.Asked;
import finme.gateway.CabinetData.Change;
import finme.gateway.CabinetData.Erase;
import finme.gateway.CabinetData.MyData;
import finme.gateway.CabinetData.Wish;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The borrower's own data as JSON. */
@RestController
@RequestMapping("/api/v1/cabinet")
class MyDataController {
    private final CabinetData data;
    private final SessionCookie cookie;

    MyDataController(CabinetData data, SessionCookie cookie) {
        this.data = data;
        this.cookie = cookie;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @GetMapping("/my-data")
    MyData shared(@AuthenticationPrincipal CabinetSession session) {
        return data.shared(session.key());
    }

    @GetMapping("/export")
    ResponseEntity<JsonNode> export(@AuthenticationPrincipal CabinetSession session) {
        ContentDisposition file =
                ContentDisposition.attachment().filename("finme-my-data.json").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(data.export(session.key()));
    }

    /** Without a code or a passkey a code is sent, and 403 {@code fresh_code_needed} says so. */
    @PostMapping(path = "/erase", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Boolean> erase(
            @AuthenticationPrincipal CabinetSession session,
            @RequestBody(required = false) @Nullable Proof given,
            Locale locale,
            HttpServletResponse response) {
        Proof proof = Proof.of(given);
        data.erase(new Erase(session.key(), proof.code(), proof.shown(), locale.getLanguage()));
        cookie.takeBack(response);
        return Map.of("erased", true);
    }

    @GetMapping("/profile")
    Map<String, JsonNode> profile(@AuthenticationPrincipal CabinetSession session, Locale locale) {
        return data.profile(new Asked(session.key(), locale.getLanguage())).values();
    }

    record Preferences(@Nullable String messages) {}

    /** How the borrower hears of what happens: MAIL, SMS or NONE. */
    @GetMapping("/preferences")
    Preferences preferences(@AuthenticationPrincipal CabinetSession session, Locale locale) {
        return new Preferences(
                data.profile(new Asked(session.key(), locale.getLanguage())).messages());
    }

    @PutMapping(path = "/preferences", consumes = MediaType.APPLICATION_JSON_VALUE)
    Preferences prefer(@AuthenticationPrincipal CabinetSession session, @RequestBody Preferences wish) {
        data.messages(new Wish(session.key(), String.valueOf(wish.messages())));
        return wish;
    }

    /** Canonical paths and values; what is left out stays. */
    @PatchMapping(
            path = "/profile",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    Map<String, JsonNode> change(
            @AuthenticationPrincipal CabinetSession session, @RequestBody Map<String, JsonNode> values, Locale locale) {
        return data.change(new Change(session.key(), values, locale.getLanguage()))
                .values();
    }
}
