package finme.admin.casefile;

import finme.admin.Page;
import finme.admin.action.ActionView;
import finme.directory.Labels;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One application: what it is, where it went, why, and what can be done. */
@Page
@RequestMapping("/admin/applications/{id}")
class CasePages {
    private final LoanDesk loans;
    private final Cases cases;
    private final CaseView view;
    private final Labels labels;
    private final ActionView actions;

    CasePages(LoanDesk loans, Cases cases, CaseView view, Labels labels, ActionView actions) {
        this.actions = actions;
        this.labels = labels;
        this.loans = loans;
        this.cases = cases;
        this.view = view;
    }

    /** @param seen fingerprint of what a live page shows already; the same again needs no answer */
    @GetMapping
    Object show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        LoanApplication application = cases.find(id);
        String fingerprint = view.fill(model, application, false, partial ? seen : null);
        model.addAttribute("partial", partial);
        model.addAttribute("revealed", false);
        if (!partial) {
            model.addAttribute("dossier", Dossier.of(cases.masked(application), labels));
            actions.fill(model, application);
            return "admin/application";
        }
        if (fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        return "admin/application :: live";
    }

    /** A post, so that nobody looks by following a link. */
    @PostMapping("/reveal")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String reveal(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Principal user,
            Model model) {
        LoanApplication application = cases.find(id);
        model.addAttribute("dossier", Dossier.of(cases.revealed(application, user.getName()), labels));
        view.fill(model, application, true, null);
        model.addAttribute("partial", false);
        model.addAttribute("revealed", partial);
        actions.fill(model, application);
        return partial ? "admin/revealed" : "admin/application";
    }

    /** What the page in clear is asked for when it is loaded again. */
    @GetMapping("/reveal")
    public String afterReveal(@PathVariable UUID id) {
        return "redirect:/admin/applications/{id}";
    }

    @PostMapping("/withdraw")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String withdraw(@PathVariable UUID id, Principal user, RedirectAttributes flash) {
        loans.withdraw(id, user.getName());
        flash.addFlashAttribute("done", "The application is withdrawn.");
        return "redirect:/admin/applications/{id}";
    }
}
