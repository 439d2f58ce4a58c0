package finme.admin.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.FormFields;
import finme.admin.JsonResources;
import finme.admin.Page;
import finme.admin.Versions;
import finme.kernel.Problem;
import finme.source.Source;
import finme.source.Sources;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Creating and editing a source. */
@Page
@RequestMapping("/admin/sources")
@PreAuthorize("hasRole('ADMIN')")
public class SourceEditor {
    private final Sources sources;
    private final SourceChanges changes;
    private final JsonResources json;

    SourceEditor(Sources sources, SourceChanges changes, JsonResources json) {
        this.sources = sources;
        this.changes = changes;
        this.json = json;
    }

    @GetMapping("/new")
    public String blank(Model model) {
        return form(model, SourceForm.blank(), null);
    }

    @PostMapping("/new")
    public String create(
            @RequestParam Map<String, String> sent, Principal admin, Model model, RedirectAttributes flash) {
        FormFields form = FormFields.sent(SourceForm.KINDS, sent);
        try {
            if (sources.find(form.text("/code")).isPresent()) {
                throw Problem.invalid("/code", "taken", "There is a source with this code already.");
            }
            String key = SourceChanges.newKey();
            ObjectNode body = form.resource().put("key", key);
            Sources.Saved saved = sources.save(json.convert(body, Source.class), admin.getName());
            flash.addFlashAttribute("key", key);
            return "redirect:/admin/sources/" + saved.versioned().source().code();
        } catch (Problem problem) {
            return form(model, form.refuse(problem), null);
        }
    }

    @GetMapping("/{code}/edit")
    public String edit(@PathVariable String code, Model model) {
        Sources.Versioned versioned = find(code);
        return form(model, FormFields.of(SourceForm.KINDS, json.tree(MaskedSource.of(versioned))), versioned);
    }

    @PostMapping("/{code}/edit")
    public String save(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        Sources.Versioned present = find(code);
        FormFields form = FormFields.sent(SourceForm.KINDS, sent);
        try {
            Versions.check(sent.get("version"), present.version());
            Source source = json.read(form.resource().put("key", MaskedSource.SECRET), code, Source.class);
            changes.save(source, admin.getName());
            flash.addFlashAttribute("done", "Saved. The next application is read by it.");
            return "redirect:/admin/sources/{code}";
        } catch (Problem problem) {
            return form(model, form.refuse(problem), present);
        }
    }

    private static String form(Model model, FormFields form, Sources.@Nullable Versioned present) {
        model.addAttribute("title", present == null ? "New source" : "Edit source");
        model.addAttribute("form", form);
        model.addAttribute("code", present == null ? null : present.source().code());
        model.addAttribute("version", present == null ? null : Versions.etag(present.version()));
        return "admin/source-form";
    }

    private Sources.Versioned find(String code) {
        return sources.find(code).orElseThrow(() -> Problem.notFound("This source"));
    }
}
