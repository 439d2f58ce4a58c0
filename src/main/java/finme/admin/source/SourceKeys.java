package finme.admin.source;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.source.Source;
import java.security.Principal;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New keys for sources; only their hashes are kept. */
@Page
public class SourceKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 24;

    private final Catalogue<Source> sources;

    SourceKeys(Catalogue<Source> sources) {
        this.sources = sources;
    }

    /** The only moment in which the new key can be read. */
    @PostMapping("/admin/sources/{code}/key")
    @PreAuthorize("hasRole('ADMIN')")
    public String rotate(@PathVariable String code, Principal admin, RedirectAttributes flash) {
        String key = next();
        sources.change(code, source -> source.withKey(key), admin.getName());
        flash.addFlashAttribute("key", key);
        return "redirect:/admin/sources/{code}";
    }

    static String next() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return "fm_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
