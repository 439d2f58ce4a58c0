package finme.admin.lost;

import finme.admin.Page;
import finme.kernel.Problem;
import finme.process.LostProcesses;
import finme.process.LostProcesses.Reason;
import java.security.Principal;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
public class LostPages {
    private static final String HERE = "redirect:/admin/applications/{id}";
    private static final int MOST = 200;

    private final LostProcesses lost;

    LostPages(LostProcesses lost) {
        this.lost = lost;
    }

    @GetMapping("/admin/lost-processes")
    public String list(Model model) {
        model.addAttribute("lost", lost.list(MOST));
        return "admin/lost-processes";
    }

    @PostMapping("/admin/applications/{id}/process/restart")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String restart(
            @PathVariable UUID id, @RequestParam Reason reason, Principal user, RedirectAttributes flash) {
        return told(flash, "Its process is started again.", () -> lost.restart(id, reason, user.getName()));
    }

    @PostMapping("/admin/applications/{id}/process/end")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String end(@PathVariable UUID id, @RequestParam Reason reason, Principal user, RedirectAttributes flash) {
        return told(flash, "The application is withdrawn.", () -> lost.end(id, reason, user.getName()));
    }

    private static String told(RedirectAttributes flash, String sentence, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute("done", sentence);
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            flash.addFlashAttribute("failed", problem.detail());
        }
        return HERE;
    }
}
