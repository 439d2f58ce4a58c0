package finme.cabinet;

import finme.gateway.BorrowerDesk;
import finme.gateway.KeptLinks;
import finme.kernel.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a borrower's application stands, under an unguessable link. Whoever has the link is the borrower, so it must not
 * leak: not to search engines, not to caches, not to the sites the page links to. A wrong link learns nothing.
 */
@Controller
@RequestMapping("/status/{token}")
class StatusPages {
    private final BorrowerDesk desk;
    private final ObjectProvider<KeptLinks> kept;

    StatusPages(BorrowerDesk desk, ObjectProvider<KeptLinks> kept) {
        this.desk = desk;
        this.kept = kept;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    /** @param seen fingerprint of what a live page shows already; the same again needs no answer */
    @GetMapping
    Object show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Locale locale,
            Model model) {
        Optional<String> waiting =
                kept.stream().flatMap(links -> links.reference(token).stream()).findFirst();
        if (waiting.isPresent()) {
            return new ModelAndView("status-kept", Map.of("reference", waiting.get()));
        }
        Optional<BorrowerDesk.View> found = desk.byLink(token);
        if (found.isEmpty()) {
            return unknown();
        }
        BorrowerDesk.View view = found.get();
        String fingerprint = Integer.toHexString(view.hashCode());
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("v", view);
        model.addAttribute("token", token);
        model.addAttribute("fingerprint", fingerprint);
        model.addAttribute("stage", Stages.of(view.status()));
        model.addAttribute(
                "answering",
                Answering.goesOn(
                        view.status(),
                        view.partners().stream()
                                .map(BorrowerDesk.PartnerState::state)
                                .toList()));
        model.addAttribute("words", new LocalFormat(locale));
        return partial ? "status :: live" : "status";
    }

    @PostMapping("/withdraw")
    Object withdraw(@PathVariable String token) {
        try {
            desk.withdraw(token);
        } catch (Problem problem) {
            if (problem.status() == HttpStatus.NOT_FOUND.value()) {
                return unknown();
            }
            if (problem.status() != HttpStatus.CONFLICT.value()) {
                throw problem;
            }
            // closed meanwhile: the page they come back to says how
        }
        return "redirect:/status/{token}";
    }

    @ExceptionHandler
    ModelAndView problem(Problem problem) {
        return new ModelAndView("status-later", HttpStatus.valueOf(problem.status()));
    }

    private static ModelAndView unknown() {
        return new ModelAndView("status-unknown", HttpStatus.NOT_FOUND);
    }
}
