package finme.admin.form.page;

import finme.admin.Page;
import finme.admin.form.FormImpact;
import finme.form.Form;
import finme.form.FormDiff;
import finme.form.FormDrafts;
import finme.form.FormDrafts.Draft;
import finme.form.Forms;
import finme.kernel.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What becomes different: between two versions, and by publishing the draft. */
@Page
@RequestMapping("/admin/forms/{key}")
class ChangePages {
    private final FormViews views;
    private final Forms forms;
    private final FormDrafts drafts;
    private final FormImpact impact;

    ChangePages(FormViews views, Forms forms, FormDrafts drafts, FormImpact impact) {
        this.views = views;
        this.forms = forms;
        this.drafts = drafts;
        this.impact = impact;
    }

    /** @param from 0 for what is published now @param to 0 for the draft, or where there is none for what is published */
    @GetMapping("/changes")
    String changes(
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            Model model) {
        Form before = from == 0 ? live(key) : version(key, from);
        Form after = to == 0 ? draft(key).orElseGet(() -> live(key)) : version(key, to);
        model.addAttribute("form", views.one(key));
        model.addAttribute("from", name(before, false));
        model.addAttribute("to", name(after, to == 0 && draft(key).isPresent()));
        model.addAttribute("restorable", before.version());
        model.addAttribute("changes", FormDiff.between(before, after));
        return "admin/form-changes";
    }

    /** What publishing the draft would do, and the button for it. */
    @GetMapping("/publish")
    String publish(@PathVariable String key, Model model) {
        FormView form = views.one(key);
        model.addAttribute("form", form);
        model.addAttribute("missing", views.missing(key));
        if (form.draft() != null) {
            model.addAttribute("changes", forms.current(key).isPresent() ? differences(key) : List.of());
            model.addAttribute("impact", impact.of(key));
        }
        return "admin/form-publish";
    }

    private List<FormDiff.Change> differences(String key) {
        return FormDiff.between(live(key), draft(key).orElseThrow());
    }

    private Optional<Form> draft(String key) {
        return drafts.find(key).map(Draft::form);
    }

    private Form live(String key) {
        return forms.current(key).orElseThrow(() -> Problem.notFound("A published version of this form"));
    }

    private Form version(String key, int version) {
        return forms.version(key, version).orElseThrow(() -> Problem.notFound("This version"));
    }

    private static String name(Form form, boolean draft) {
        return draft ? "the draft" : "version " + form.version();
    }
}
