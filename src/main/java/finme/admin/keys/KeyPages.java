package finme.admin.keys;

import finme.admin.Page;
import finme.fdforge.Keys;
import finme.kernel.Problem;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
@RequestMapping("/admin/keys")
@PreAuthorize("hasRole('ADMIN')")
public class KeyPages {
    private static final String HERE = "redirect:/admin/keys";

    private final Keys keys;

    KeyPages(Keys keys) {
        this.keys = keys;
    }

    @GetMapping
    public String show(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        model.addAttribute("status", keys.status());
        return partial ? "admin/keys :: live" : "admin/keys";
    }

    @PostMapping("/rotate")
    public String rotate(Principal admin, RedirectAttributes flash) {
        return tried(
                () -> keys.rotate(admin.getName()),
                "A new primary is at work. Back the keyset file up now; the old one is kept beside it.",
                flash);
    }

    @PostMapping("/{id}/destroy")
    public String destroy(@PathVariable String id, Principal admin, RedirectAttributes flash) {
        return tried(() -> keys.destroy(id, admin.getName()), "The key is gone from the file.", flash);
    }

    private static String tried(Runnable change, String done, RedirectAttributes flash) {
        try {
            change.run();
            flash.addFlashAttribute("done", done);
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return HERE;
    }
}
