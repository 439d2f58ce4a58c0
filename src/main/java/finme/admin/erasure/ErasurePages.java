package finme.admin.erasure;

import finme.admin.Page;
import finme.kernel.Problem;
import finme.retention.Erasures;
import finme.retention.LegalHolds;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking before a person is erased, what became of it, and legal holds. */
@Page
@RequestMapping("/admin/borrowers/{id}")
public class ErasurePages {
    private static final String HERE = "redirect:/admin/borrowers/{id}/erase";
    private static final int LONGEST = 1000;

    private final Erasures erasures;
    private final LegalHolds holds;

    ErasurePages(Erasures erasures, LegalHolds holds) {
        this.erasures = erasures;
        this.holds = holds;
    }

    /** What can be done, or what was. */
    @GetMapping("/erase")
    public String show(@PathVariable UUID id, Model model) {
        model.addAttribute("person", id);
        model.addAttribute("erasure", erasures.of(id).orElse(null));
        model.addAttribute("hold", holds.of(id).orElse(null));
        return "admin/erase";
    }

    @PostMapping("/erase")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String erase(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Principal user,
            RedirectAttributes flash) {
        try {
            erasures.erase(id, ErasureReasons.of(reason), user.getName());
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return HERE;
    }

    @PostMapping("/hold")
    @PreAuthorize("hasRole('ADMIN')")
    public String hold(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            flash.addFlashAttribute("refused", "Say why, in up to " + LONGEST + " letters.");
        } else {
            holds.put(id, text, user.getName());
            flash.addFlashAttribute("done", "On hold: neither an erasure nor a rule touches this person.");
        }
        return HERE;
    }

    @PostMapping("/release")
    @PreAuthorize("hasRole('ADMIN')")
    public String release(@PathVariable UUID id, Principal user, RedirectAttributes flash) {
        holds.release(id, user.getName());
        flash.addFlashAttribute("done", "The hold has ended.");
        return HERE;
    }
}
