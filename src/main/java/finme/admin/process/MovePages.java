package finme.admin.process;

import finme.admin.Page;
import finme.kernel.Problem;
import finme.process.ProcessMoves;
import finme.process.ProcessMoves.State;
import finme.process.ProcessMoves.Version;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Versions of processes, what a move would do, and how far one is. */
@Page
@RequestMapping("/admin/processes")
public class MovePages {
    private static final String HERE = "redirect:/admin/processes/{key}";

    private final ProcessMoves moves;

    MovePages(ProcessMoves moves) {
        this.moves = moves;
    }

    @GetMapping
    public String list(Model model) {
        model.addAttribute("versions", moves.versions());
        return "admin/processes";
    }

    /** @param from,to for a preview; without them nothing is looked at */
    @GetMapping("/{key}")
    public String show(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        List<Version> versions = moves.versions().stream()
                .filter(version -> version.key().equals(key))
                .toList();
        if (versions.isEmpty()) {
            throw Problem.notFound("This process");
        }
        List<ProcessMoves.Move> past = moves.list(key);
        model.addAttribute("key", key);
        model.addAttribute("versions", versions);
        model.addAttribute("moves", past);
        model.addAttribute("running", past.stream().anyMatch(move -> move.state() == State.RUNNING));
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        if (partial) {
            return "admin/process :: moves";
        }
        if (from != null && to != null) {
            fill(model, key, from, to);
        }
        return "admin/process";
    }

    private void fill(Model model, String key, int from, int to) {
        try {
            model.addAttribute("preview", moves.preview(key, from, to));
        } catch (Problem problem) {
            model.addAttribute("refused", problem.detail());
        }
    }

    @PostMapping("/{key}/moves")
    @PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
    public String start(
            @PathVariable String key,
            @RequestParam int from,
            @RequestParam int to,
            Principal user,
            RedirectAttributes flash) {
        return told(flash, "They are being moved.", () -> moves.start(key, from, to, user.getName()));
    }

    @PostMapping("/{key}/moves/{id}/back")
    @PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
    public String back(@PathVariable String key, @PathVariable UUID id, Principal user, RedirectAttributes flash) {
        return told(flash, "They are being moved back.", () -> moves.back(id, user.getName()));
    }

    private static String told(RedirectAttributes flash, String done, Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute("done", done);
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return HERE;
    }
}
