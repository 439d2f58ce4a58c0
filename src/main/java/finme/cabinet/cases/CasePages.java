package finme.cabinet.cases;

import finme.cabinet.CabinetPage;
import finme.cabinet.CabinetSession;
import finme.gateway.BorrowerCases;
import finme.gateway.BorrowerCases.Address;
import finme.gateway.BorrowerCases.CaseView;
import finme.gateway.BorrowerCases.OfferOf;
import finme.gateway.BorrowerCases.Which;
import finme.gateway.BorrowerCases.Who;
import finme.gateway.BorrowerCases.Withdrawal;
import finme.kernel.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of a borrower's applications. A live page asks for its changing part again; what somebody types stays. */
@CabinetPage
@RequestMapping("/cabinet")
class CasePages {
    private static final Set<String> PROOF_PROBLEMS =
            Set.of("fresh_code_needed", "wrong_code", "wrong_passkey", "too_many_tries");

    private final BorrowerCases cases;
    private final CaseModel models;

    CasePages(BorrowerCases cases, CaseModel models) {
        this.cases = cases;
        this.models = models;
    }

    @GetMapping
    String all(
            @AuthenticationPrincipal CabinetSession session,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Locale locale,
            Model model) {
        models.fill(model, cases.all(new Who(session.key(), locale.getLanguage())), locale);
        return partial ? "cabinet/cases :: live" : "cabinet/cases";
    }

    /** @param sort of the offers: monthly, total or apr */
    @GetMapping("/applications/{id}")
    String show(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String sort,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Locale locale,
            Model model) {
        CaseView view = cases.find(which(session, id, locale)).orElseThrow(() -> Problem.notFound("The application"));
        models.fill(model, view, OfferOrder.of(sort), locale);
        return partial ? "cabinet/case :: live" : "cabinet/case";
    }

    @PostMapping("/applications/{id}/offers/{offer}/accept")
    String accept(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @PathVariable UUID offer,
            RedirectAttributes flash) {
        return tried(flash, () -> cases.accept(new OfferOf(session.key(), id, offer)));
    }

    @PostMapping("/applications/{id}/offers/decline")
    String decline(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            Locale locale,
            RedirectAttributes flash) {
        return tried(flash, () -> cases.decline(which(session, id, locale)));
    }

    @PostMapping("/applications/{id}/new-round")
    String newRound(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            Locale locale,
            RedirectAttributes flash) {
        return tried(flash, () -> cases.routeAgain(which(session, id, locale)));
    }

    /** @param code asked for when the last proof was given a while ago @param passkey instead of it */
    @PostMapping("/applications/{id}/withdraw")
    String withdraw(
            @AuthenticationPrincipal CabinetSession session,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String passkey,
            Locale locale,
            RedirectAttributes flash,
            Model model) {
        try {
            Withdrawal withdrawal = new Withdrawal(session.key(), id, code, passkey, locale.getLanguage());
            return tried(flash, () -> cases.withdraw(withdrawal));
        } catch (Problem problem) {
            if (!PROOF_PROBLEMS.contains(problem.code())) {
                throw problem;
            }
            model.addAttribute("id", id);
            model.addAttribute("fault", problem.code());
            return "cabinet/withdraw-code";
        }
    }

    /** On the way to the lender's own page; that the borrower went there is noted. */
    @GetMapping("/applications/{id}/offers/{offer}/continue")
    ResponseEntity<Void> goOn(
            @AuthenticationPrincipal CabinetSession session, @PathVariable UUID id, @PathVariable UUID offer) {
        String there = cases.follow(new OfferOf(session.key(), id, offer))
                .map(Address::url)
                .filter(CasePages::isWeb)
                .orElse("/cabinet/applications/" + id);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Referrer-Policy", "no-referrer")
                .location(URI.create(there))
                .build();
    }

    /** What came too late shows on the page they come back to, with a word why. */
    private static String tried(RedirectAttributes flash, Runnable change) {
        try {
            change.run();
        } catch (Problem problem) {
            if (problem.status() != HttpStatus.CONFLICT.value()) {
                throw problem;
            }
            flash.addFlashAttribute("late", true);
        }
        return "redirect:/cabinet/applications/{id}";
    }

    private static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    static Which which(CabinetSession session, UUID id, Locale locale) {
        return new Which(session.key(), id, locale.getLanguage());
    }
}
