package finme.admin.partner;

import finme.admin.JsonResources;
import finme.admin.Page;
import finme.dispatch.PartnerHealth;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.partner.Partners;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Partners to look at and to pause. */
@Page
@RequestMapping("/admin/partners")
class PartnerPages {
    private final Partners partners;
    private final PartnerHealth health;
    private final JsonResources json;

    PartnerPages(Partners partners, PartnerHealth health, JsonResources json) {
        this.health = health;
        this.partners = partners;
        this.json = json;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("partners", partners.all());
        return "admin/partners";
    }

    @GetMapping("/{code}")
    String show(@PathVariable String code, Model model) {
        Partners.Versioned versioned = find(code);
        Partner partner = versioned.masked();
        model.addAttribute("p", partner);
        model.addAttribute("version", versioned.version());
        model.addAttribute("health", health.of(code));
        model.addAttribute("limits", partner.limits() == null ? null : json.pretty(partner.limits()));
        model.addAttribute("schedule", partner.schedule() == null ? null : json.pretty(partner.schedule()));
        return "admin/partner";
    }

    @PostMapping("/{code}/state")
    @PreAuthorize("hasRole('ADMIN')")
    public String state(
            @PathVariable String code, @RequestParam Partner.State state, Principal admin, RedirectAttributes flash) {
        Partners.Versioned present = find(code);
        var body = json.tree(present.masked()).put("state", state.name());
        partners.save(json.convert(body, Partner.class), admin.getName());
        flash.addFlashAttribute(
                "done", state == Partner.State.PAUSED ? "Paused: it gets no application." : "Active again.");
        return "redirect:/admin/partners/{code}";
    }

    private Partners.Versioned find(String code) {
        return partners.find(code).orElseThrow(() -> Problem.notFound("This partner"));
    }
}
