package finme.cabinet.passkey;

import finme.cabinet.CabinetPage;
import finme.cabinet.CabinetSession;
import finme.cabinet.LocalFormat;
import finme.gateway.CabinetPasskeys;
import finme.gateway.CabinetPasskeys.Removed;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A borrower's passkeys. To add one takes a script: only a browser's script can ask for it. */
@CabinetPage
@RequestMapping("/cabinet/passkeys")
class PasskeyPages {
    private final CabinetPasskeys passkeys;

    PasskeyPages(CabinetPasskeys passkeys) {
        this.passkeys = passkeys;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal CabinetSession session,
            @RequestParam(required = false) @Nullable String added,
            @RequestParam(required = false) @Nullable String removed,
            Locale locale,
            Model model) {
        model.addAttribute("passkeys", passkeys.all(session.key()));
        model.addAttribute("said", added != null ? "added" : removed != null ? "removed" : null);
        model.addAttribute("words", new LocalFormat(locale));
        return "cabinet/passkeys";
    }

    /** One that is gone already is what was wanted. */
    @PostMapping("/{id}/remove")
    String remove(@AuthenticationPrincipal CabinetSession session, @PathVariable UUID id, HttpServletRequest request) {
        try {
            passkeys.remove(new Removed(session.key(), id, request.getRemoteAddr()));
        } catch (Problem problem) {
            if (problem.status() != HttpStatus.NOT_FOUND.value()) {
                throw problem;
            }
        }
        return "redirect:/cabinet/passkeys?removed";
    }
}
