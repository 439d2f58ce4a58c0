package finme.admin.retention;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.kernel.Problem;
import finme.retention.Erasures;
import finme.retention.Retention;
import finme.retention.RetentionRule;
import finme.retention.RetentionRun;
import java.security.Principal;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules with what they let go, the last runs, and the last erasures with those that are not done yet. */
@Page
public class RetentionPages {
    private static final int RUNS = 10;
    private static final int ERASURES = 20;

    private final Catalogue<RetentionRule> rules;
    private final Retention retention;
    private final Erasures erasures;

    RetentionPages(Catalogue<RetentionRule> rules, Retention retention, Erasures erasures) {
        this.rules = rules;
        this.retention = retention;
        this.erasures = erasures;
    }

    /** @param seen fingerprint of what a live page shows already; the same again needs no answer */
    @GetMapping("/admin/retention")
    public Object list(
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        List<RetentionRun> runs = retention.newest(RUNS);
        List<finme.retention.Erasure> erased = erasures.newest(ERASURES);
        String fingerprint = Integer.toHexString(java.util.Objects.hash(runs, erased));
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("rules", rules.all());
        model.addAttribute("retention", retention);
        model.addAttribute("runs", runs);
        model.addAttribute("erasures", erased);
        model.addAttribute("running", runs.stream().anyMatch(run -> run.state() == RetentionRun.State.RUNNING));
        model.addAttribute("fingerprint", fingerprint);
        return partial ? "admin/retention :: live" : "admin/retention";
    }

    @PostMapping("/admin/retention-runs")
    @PreAuthorize("hasRole('ADMIN')")
    public String start(
            @RequestParam(defaultValue = "true") boolean dryRun, Principal admin, RedirectAttributes flash) {
        try {
            retention.start(dryRun, admin.getName());
            flash.addFlashAttribute("done", dryRun ? "Counting what would go." : "A run has begun.");
        } catch (Problem running) {
            flash.addFlashAttribute("refused", running.detail());
        }
        return "redirect:/admin/retention";
    }
}
