package finme.admin.source;

import finme.admin.Page;
import finme.kernel.Problem;
import finme.source.Source;
import finme.source.Sources;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sources to look at, to pause, and to give a new key. */
@Page
@RequestMapping("/admin/sources")
class SourcePages {
    private final Sources sources;
    private final SourceChanges changes;
    private final SourceTrial trial;

    SourcePages(Sources sources, SourceChanges changes, SourceTrial trial) {
        this.sources = sources;
        this.changes = changes;
        this.trial = trial;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("sources", sources.all());
        return "admin/sources";
    }

    @GetMapping("/{code}")
    String show(@PathVariable String code, Model model) {
        Sources.Versioned versioned = find(code);
        model.addAttribute("s", MaskedSource.of(versioned));
        model.addAttribute("version", versioned.version());
        return "admin/source";
    }

    @PostMapping("/{code}/state")
    @PreAuthorize("hasRole('ADMIN')")
    public String state(
            @PathVariable String code, @RequestParam Source.State state, Principal admin, RedirectAttributes flash) {
        changes.state(find(code), state, admin.getName());
        flash.addFlashAttribute(
                "done", state == Source.State.PAUSED ? "Paused: nothing is taken in." : "Active again.");
        return "redirect:/admin/sources/{code}";
    }

    /** The only moment in which the new key can be read. */
    @PostMapping("/{code}/key")
    @PreAuthorize("hasRole('ADMIN')")
    public String rotate(@PathVariable String code, Principal admin, RedirectAttributes flash) {
        flash.addFlashAttribute("key", changes.rotate(find(code), admin.getName()));
        return "redirect:/admin/sources/{code}";
    }

    @PostMapping("/{code}/try")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String trial(@PathVariable String code, @RequestParam(defaultValue = "") String payload, Model model) {
        model.addAttribute("payload", payload);
        model.addAttribute("trial", trial.run(find(code).source(), payload));
        return show(code, model);
    }

    private Sources.Versioned find(String code) {
        return sources.find(code).orElseThrow(() -> Problem.notFound("This source"));
    }
}
