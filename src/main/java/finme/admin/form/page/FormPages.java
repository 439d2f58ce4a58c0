package finme.admin.form.page;

import finme.admin.Page;
import finme.admin.WebBuild;
import finme.filling.FormNumbers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms to look at, and their designer. What changes them is {@link FormActions}, and the designer by the API. */
@Page
@RequestMapping("/admin/forms")
class FormPages {
    private static final int DAYS = 30;

    private final FormViews views;
    private final DesignerData designer;
    private final FormNumbers numbers;

    FormPages(FormViews views, DesignerData designer, FormNumbers numbers) {
        this.views = views;
        this.designer = designer;
        this.numbers = numbers;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("forms", views.all());
        return "admin/forms";
    }

    @GetMapping("/new")
    @PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
    String begin(Model model) {
        model.addAttribute("forms", views.all());
        return "admin/form-new";
    }

    /** A name that is taken leads to the form that has it. */
    @GetMapping("/new/design")
    @PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
    String design(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "false") boolean task,
            RedirectAttributes address) {
        if (views.find(key).isPresent()) {
            address.addFlashAttribute("done", "There is a form with this name already: this one.");
            return "redirect:/admin/forms/{key}".replace("{key}", key);
        }
        address.addAttribute("from", from);
        address.addAttribute("title", title);
        address.addAttribute("task", task);
        return "redirect:/admin/forms/" + DesignerData.checked(key) + "/edit";
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model model) {
        model.addAttribute("form", views.one(key));
        model.addAttribute("versions", views.versions(key));
        model.addAttribute(
                "funnel",
                Funnel.of(
                        numbers.since(key, LocalDate.now(ZoneOffset.UTC).minusDays(DAYS)),
                        views.steps(key),
                        views.labels(key)));
        model.addAttribute("languages", LanguageWords.others(views.one(key)));
        return "admin/form";
    }

    /** @param from key of the form that a new one begins as @param task whether a new one is of tasks */
    @GetMapping("/{key}/edit")
    @PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
    String edit(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "false") boolean task,
            Model model) {
        DesignerData.checked(key);
        FormView form = views.find(key).orElseGet(() -> FormView.fresh(key, title, task));
        model.addAttribute("form", form);
        model.addAttribute("data", designer.of(key, from, title, form.ofTask()));
        model.addAttribute("built", WebBuild.isThere("designer"));
        return "admin/form-designer";
    }

    /** @param language of the texts @param draft whether the draft is shown, where there is one */
    @GetMapping("/{key}/preview")
    String preview(
            @PathVariable String key,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "true") boolean draft,
            Model model) {
        model.addAttribute("form", views.one(key));
        model.addAttribute("language", language);
        model.addAttribute("preview", designer.preview(key, language, draft));
        model.addAttribute("built", WebBuild.isThere("preview"));
        return "admin/form-preview";
    }
}
