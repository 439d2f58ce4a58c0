package finme.admin.desk;

import finme.admin.Page;
import finme.kernel.Problem;
import finme.process.StuckSteps;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The work list as a page. */
@Page
@RequestMapping("/admin/work")
class WorkPages {
    private final WorkList work;
    private final StuckSteps steps;

    WorkPages(WorkList work, StuckSteps steps) {
        this.work = work;
        this.steps = steps;
    }

    /** @param mine only what I see to */
    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable WorkKind kind,
            @RequestParam(defaultValue = "false") boolean mine,
            Principal me,
            Model model) {
        model.addAttribute("counts", work.counts());
        model.addAttribute("kind", kind);
        model.addAttribute("mine", mine);
        model.addAttribute(
                "items",
                work.items(kind).stream()
                        .filter(item -> !mine || me.getName().equals(item.assignee()))
                        .toList());
        return "admin/work";
    }

    /** @param take whether it becomes, or stays, mine */
    @PostMapping("/care")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String care(
            @RequestParam WorkKind kind,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(defaultValue = "") String note,
            Principal me,
            RedirectAttributes flash) {
        return then(
                flash, "Noted.", () -> work.assign(kind, key, blankToNull(assignee), blankToNull(note), me.getName()));
    }

    @PostMapping("/dismiss")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String dismiss(
            @RequestParam WorkKind kind, @RequestParam String key, Principal me, RedirectAttributes flash) {
        return then(flash, "Nothing is left to do there.", () -> work.dismiss(kind, key, me.getName()));
    }

    @PostMapping("/retry")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String retry(@RequestParam String key, RedirectAttributes flash) {
        return then(flash, "The step runs once more.", () -> steps.again(key));
    }

    private static String then(RedirectAttributes flash, String done, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute("done", done);
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:/admin/work";
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
