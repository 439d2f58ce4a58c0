package finme.admin.system;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.notification.ConnectedSystem;
import finme.notification.WebhookSecret;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** New secrets for connected systems; for a while the old one signs, too. */
@Page
public class SystemSecrets {
    private final Catalogue<ConnectedSystem> systems;

    SystemSecrets(Catalogue<ConnectedSystem> systems) {
        this.systems = systems;
    }

    /** The only moment in which the new secret can be read. */
    @PostMapping("/admin/connected-systems/{code}/secret")
    @PreAuthorize("hasRole('ADMIN')")
    public String rotate(@PathVariable String code, Principal admin, RedirectAttributes flash) {
        String secret = WebhookSecret.next();
        systems.change(code, system -> system.withSecret(secret), admin.getName());
        flash.addFlashAttribute("secret", secret);
        return "redirect:/admin/connected-systems/{code}";
    }
}
