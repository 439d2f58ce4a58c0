package finme.admin.decision.page;

import finme.admin.Page;
import finme.kernel.Problem;
import finme.process.DecisionTrials;
import java.security.Principal;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A trial begun and ended by a button. */
@Page
@RequestMapping("/admin/decisions/{key}/drafts/{id}/trial")
@PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
public class TrialActions {
    private final DecisionTrials trials;

    TrialActions(DecisionTrials trials) {
        this.trials = trials;
    }

    /** @param share of a hundred; 0 ends it */
    @PostMapping
    public String change(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam int share,
            Principal actor,
            RedirectAttributes flash) {
        try {
            if (share == 0) {
                trials.end(key, id, actor.getName());
                flash.addFlashAttribute("done", "The trial is over; the live table decides on all applications.");
            } else {
                trials.start(key, id, share, actor.getName());
                flash.addFlashAttribute("done", share + " % of new applications go by this draft from now on.");
            }
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:/admin/decisions/{key}/drafts/{id}";
    }
}
