package finme.admin.crm;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.delivery.States;
import finme.kernel.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do about one CRM's records. */
@Page
public class CrmPages {
    private final Catalogue<Crm> crms;
    private final States states;

    CrmPages(Catalogue<Crm> crms, States states) {
        this.crms = crms;
        this.states = states;
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
