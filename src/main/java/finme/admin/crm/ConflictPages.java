package finme.admin.crm;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.Page;
import finme.admin.borrower.AttributeWords;
import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.CrmConflicts.Conflict;
import finme.crm.CrmConflicts.State;
import finme.crm.CrmConflicts.Take;
import finme.crm.CrmUnlinked;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What both sides have changed, side by side, and what only the CRM has. */
@Page
@RequestMapping("/admin/crm/{code}/conflicts")
public class ConflictPages {
    private static final int SHOWN = 50;

    private final Catalogue<Crm> crms;
    private final ConflictDesk desk;
    private final CrmConflicts conflicts;
    private final CrmUnlinked unlinked;

    ConflictPages(Catalogue<Crm> crms, ConflictDesk desk, CrmConflicts conflicts, CrmUnlinked unlinked) {
        this.unlinked = unlinked;
        this.crms = crms;
        this.desk = desk;
        this.conflicts = conflicts;
    }

    /** One conflict in words. */
    public record Line(Conflict it, String label, String ours, String theirs, String base) {}

    @GetMapping
    public String list(@PathVariable String code, Model model) {
        return show(code, desk.masked(code, State.OPEN, null, SHOWN), false, model);
    }

    @PostMapping("/reveal")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String reveal(@PathVariable String code, Principal user, Model model) {
        return show(code, desk.revealed(code, State.OPEN, null, SHOWN, user.getName()), true, model);
    }

    /** What the page in clear is asked for when it is loaded again. */
    @GetMapping("/reveal")
    public String afterReveal(@PathVariable String code) {
        return "redirect:/admin/crm/{code}/conflicts";
    }

    private String show(String code, List<Conflict> found, boolean revealed, Model model) {
        model.addAttribute(
                "connection",
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).masked());
        model.addAttribute("revealed", revealed);
        model.addAttribute("lines", found.stream().map(ConflictPages::line).toList());
        model.addAttribute("unlinked", unlinked.list(code, null, SHOWN));
        model.addAttribute("unlinkedCount", unlinked.open(code));
        return "admin/crm-conflicts";
    }

    private static Line line(Conflict it) {
        String name = it.attribute();
        boolean whole = name.equals(CrmConflicts.RECORD);
        return new Line(
                it,
                whole ? "The whole record" : AttributeWords.label(name),
                whole ? "Is here" : text(it, it.ours()),
                whole ? "Was deleted there" : text(it, it.theirs()),
                text(it, it.base()));
    }

    private static String text(Conflict it, JsonNode value) {
        return value.isNull() ? "" : AttributeWords.text(it.attribute(), value);
    }

    @PostMapping("/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String decide(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam Take take,
            Principal user,
            RedirectAttributes flash) {
        try {
            conflicts.decide(code, id, take, null, user.getName());
            flash.addFlashAttribute("done", "Decided. Both sides agree as soon as the CRM has it.");
        } catch (Problem refused) {
            flash.addFlashAttribute("refused", refused.detail());
        }
        return "redirect:/admin/crm/{code}/conflicts";
    }
}
