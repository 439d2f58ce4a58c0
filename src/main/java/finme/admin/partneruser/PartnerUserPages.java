package finme.admin.partneruser;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.catalogue.Versioned;
import finme.kernel.Fault;
import finme.kernel.Problem;
import finme.partner.Partner;
import finme.portal.PartnerUsers;
import finme.portal.PartnerUsers.Invited;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list, with what can be done to each. */
@Page
@RequestMapping("/admin/partner-users")
public class PartnerUserPages {
    private final PartnerUsers users;
    private final Catalogue<Partner> partners;
    private final Links links;

    PartnerUserPages(PartnerUsers users, Catalogue<Partner> partners, Links links) {
        this.users = users;
        this.partners = partners;
        this.links = links;
    }

    @GetMapping
    public String list(Model model) {
        model.addAttribute("users", users.all());
        model.addAttribute(
                "partners", partners.all().stream().map(Versioned::masked).toList());
        return "admin/partner-users";
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    public String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> partners,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        try {
            tell(users.create(name.strip(), partners, admin.getName()), flash);
            return "redirect:/admin/partner-users";
        } catch (Problem problem) {
            model.addAttribute("fault", sentence(problem));
            model.addAttribute("name", name);
            return list(model);
        }
    }

    @PostMapping("/{name}/invitation")
    @PreAuthorize("hasRole('ADMIN')")
    public String invite(@PathVariable String name, Principal admin, RedirectAttributes flash) {
        tell(users.invite(name, admin.getName()), flash);
        return "redirect:/admin/partner-users";
    }

    @PostMapping("/{name}/change")
    @PreAuthorize("hasRole('ADMIN')")
    public String change(
            @PathVariable String name,
            @RequestParam(defaultValue = "") List<String> partners,
            @RequestParam boolean enabled,
            @RequestParam int version,
            Principal admin,
            RedirectAttributes flash) {
        try {
            users.change(name, partners, enabled, version, admin.getName());
            flash.addFlashAttribute("done", enabled ? "Saved." : name + " can't sign in any more.");
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            flash.addFlashAttribute("fault", sentence(problem));
        }
        return "redirect:/admin/partner-users";
    }

    /** The only moment in which the link can be read. */
    private void tell(Invited invited, RedirectAttributes flash) {
        flash.addFlashAttribute("link", links.of(invited));
        flash.addFlashAttribute("invited", invited.user().name());
        flash.addFlashAttribute("until", invited.until());
    }

    private static String sentence(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream().map(Fault::message).distinct().collect(Collectors.joining(" "));
    }
}
