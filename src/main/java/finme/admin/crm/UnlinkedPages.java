package finme.admin.crm;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmUnlinked;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do about records that only a CRM knows; they are listed below its conflicts. */
@Page
@RequestMapping("/admin/crm/{code}/unlinked")
public class UnlinkedPages {
    private final Catalogue<Crm> crms;
    private final CrmUnlinked unlinked;

    UnlinkedPages(Catalogue<Crm> crms, CrmUnlinked unlinked) {
        this.crms = crms;
        this.unlinked = unlinked;
    }

    @PostMapping("/{id}/leave")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String leave(@PathVariable String code, @PathVariable UUID id, Principal user, RedirectAttributes flash) {
        known(code);
        try {
            unlinked.leave(code, id, user.getName());
            flash.addFlashAttribute("done", "Left. It is not listed again.");
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:/admin/crm/{code}/conflicts";
    }

    @PostMapping("/leave")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String leaveAll(
            @PathVariable String code, @RequestParam UUID upTo, Principal user, RedirectAttributes flash) {
        known(code);
        int left = unlinked.leaveAll(code, upTo, user.getName());
        flash.addFlashAttribute("done", "Left: " + left + ". They are not listed again.");
        return "redirect:/admin/crm/{code}/conflicts";
    }

    private void known(String code) {
        if (crms.find(code).isEmpty()) {
            throw Problem.notFound("This CRM");
        }
    }
}
