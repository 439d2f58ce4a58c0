package finme.admin.source;

import finme.admin.Page;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New keys for sources; only their hashes are kept. */
@Page
@RequestMapping("/admin/sources/{code}")
@PreAuthorize("hasRole('ADMIN')")
public class SourceKeys {
    private final KeyChange keys;

    SourceKeys(KeyChange keys) {
        this.keys = keys;
    }

    /** The only moment in which the new key can be read. */
    @PostMapping("/key")
    public String rotate(
            @PathVariable String code,
            @RequestParam(defaultValue = KeyChange.USUAL) String overlap,
            Principal admin,
            RedirectAttributes flash) {
        flash.addFlashAttribute("key", keys.make(code, overlap, admin.getName()));
        return "redirect:/admin/sources/{code}";
    }

    /** @param left how long the former key counts from now on */
    @PostMapping("/former-key")
    public String keepFormer(
            @PathVariable String code, @RequestParam String left, Principal admin, RedirectAttributes flash) {
        keys.keepFormer(code, left, admin.getName());
        flash.addFlashAttribute("done", "Saved: how long the old key counts.");
        return "redirect:/admin/sources/{code}";
    }
}
