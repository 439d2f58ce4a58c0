package finme.admin.form.page;

import finme.admin.Page;
import finme.form.Form;
import finme.form.FormDrafts;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a form says in one language beside its own. */
@Page
@RequestMapping("/admin/forms/{key}/texts")
public class TextPages {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final String INPUT = "text:";

    private final FormViews views;
    private final FormDrafts drafts;

    TextPages(FormViews views, FormDrafts drafts) {
        this.views = views;
        this.drafts = drafts;
    }

    @GetMapping
    public String choose(@PathVariable String key, @RequestParam String language, RedirectAttributes address) {
        address.addAttribute("key", key);
        address.addAttribute("language", checked(language));
        return "redirect:/admin/forms/{key}/texts/{language}";
    }

    @GetMapping("/{language}")
    public String show(@PathVariable String key, @PathVariable String language, Model model) {
        Form form = latest(key);
        model.addAttribute("rows", TextRow.of(form, checked(language)));
        return page(key, language, model);
    }

    @PostMapping("/{language}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
    public String save(
            @PathVariable String key,
            @PathVariable String language,
            @RequestParam Map<String, String> sent,
            Principal author,
            Model model,
            RedirectAttributes flash) {
        Map<String, String> texts = new TreeMap<>();
        sent.forEach((name, text) -> {
            if (name.startsWith(INPUT) && !text.isBlank()) {
                texts.put(name.substring(INPUT.length()), text.strip());
            }
        });
        try {
            boolean drafted = drafts.find(key).isPresent();
            Form saved = drafts.translate(key, checked(language), texts, FormDrafts.Seen.ANYTHING, author.getName());
            flash.addFlashAttribute(
                    "done",
                    drafted
                            ? "Saved in the draft: borrowers read them once it is published."
                            : "Live as version " + saved.version() + '.');
            return "redirect:/admin/forms/{key}/texts/{language}";
        } catch (Problem refused) {
            model.addAttribute("faults", refused.errors().isEmpty() ? List.of(refused.detail()) : messages(refused));
            model.addAttribute("rows", TextRow.of(latest(key).translated(language, texts), language));
            return page(key, language, model);
        }
    }

    private String page(String key, String language, Model model) {
        model.addAttribute("form", views.one(key));
        model.addAttribute("language", language);
        model.addAttribute("name", LanguageWords.of(language));
        model.addAttribute("own", LanguageWords.of(latest(key).read().language()));
        return "admin/form-texts";
    }

    private Form latest(String key) {
        return views.latest(key).orElseThrow(() -> Problem.notFound("This form"));
    }

    private static List<String> messages(Problem refused) {
        return refused.errors().stream()
                .map(fault -> fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1) + ": " + fault.message())
                .toList();
    }

    private static String checked(String language) {
        if (!LANGUAGES.contains(language)) {
            throw Problem.notFound("This language");
        }
        return language;
    }
}
