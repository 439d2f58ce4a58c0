package finme.admin.edge;

import finme.admin.Page;
import finme.edges.EdgeRegister;
import finme.edges.RefusedApplications;
import finme.edges.SecondTry;
import finme.kernel.Problem;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Page
@RequestMapping("/admin/edges")
public class EdgePages {
    private static final String HERE = "redirect:/admin/edges";
    private static final int MOST = 50;

    private final EdgeRegister edges;
    private final RefusedApplications refused;
    private final SecondTry again;

    EdgePages(EdgeRegister edges, RefusedApplications refused, SecondTry again) {
        this.edges = edges;
        this.refused = refused;
        this.again = again;
    }

    @GetMapping
    public String show(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        model.addAttribute("edges", edges.all().stream().map(EdgeView::of).toList());
        model.addAttribute("refused", refused.open(MOST));
        return partial ? "admin/edges :: live" : "admin/edges";
    }

    @PostMapping("/{name}/forget")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ADMIN')")
    public String forget(@PathVariable String name) {
        edges.forget(name);
        return HERE;
    }

    @PostMapping("/refused/{id}/retry")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ADMIN')")
    public String retry(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            again.takeIn(id);
            flash.addFlashAttribute("done", "It is taken in, under the id and reference its source knows.");
        } catch (Problem problem) {
            flash.addFlashAttribute("failed", problem.detail());
        }
        return HERE;
    }

    @PostMapping("/refused/{id}/settle")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ADMIN')")
    public String settle(@PathVariable UUID id, RedirectAttributes flash) {
        refused.settle(id);
        flash.addFlashAttribute("done", "Settled; what was sealed in it is deleted.");
        return HERE;
    }
}
