package finme.admin.crm;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmLoads;
import finme.delivery.States;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do about one CRM's records. */
@Page
public class CrmPages {
    private final Catalogue<Crm> crms;
    private final States states;
    private final CrmLoads loads;

    CrmPages(Catalogue<Crm> crms, States states, CrmLoads loads) {
        this.loads = loads;
        this.crms = crms;
        this.states = states;
    }

    @PostMapping("/admin/crm/{code}/load")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String load(@PathVariable String code, Principal user, RedirectAttributes flash) {
        try {
            loads.start(code, user.getName());
            flash.addFlashAttribute("done", "It is being told everything that is there.");
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:/admin/crm/{code}";
    }

    /** @param go whether it goes on or stops for now */
    @PostMapping("/admin/crm/{code}/loads/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String steer(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam boolean go,
            Principal user,
            RedirectAttributes flash) {
        try {
            if (go) {
                loads.resume(code, id, user.getName());
            } else {
                loads.pause(code, id, user.getName());
            }
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:/admin/crm/{code}";
    }

    @PostMapping("/admin/crm/{code}/again")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String again(@PathVariable String code, RedirectAttributes flash) {
        Crm crm =
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value();
        states.tryAgain(crm.receiver());
        flash.addFlashAttribute("done", "What it refused is told again now.");
        return "redirect:/admin/crm/{code}";
    }
}
