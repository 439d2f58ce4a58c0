package finme.admin.survivorship;

import finme.admin.Page;
import finme.admin.borrower.AttributeWords;
import finme.admin.resource.Preconditions;
import finme.borrower.Survivorship;
import finme.borrower.SurvivorshipPreview;
import finme.borrower.SurvivorshipPreview.Effect;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules of survivorship as a form that shows, before it saves, whose values would change. */
@Page
@RequestMapping("/admin/survivorship")
public class SurvivorshipPages {
    private static final String RULE = "rule.";

    private final RuleBook rules;
    private final SurvivorshipPreview preview;

    SurvivorshipPages(RuleBook rules, SurvivorshipPreview preview) {
        this.rules = rules;
        this.preview = preview;
    }

    @GetMapping
    public String show(Model model) {
        return form(
                RuleForm.of(rules.present().value()),
                Preconditions.etag(rules.present().version()),
                model);
    }

    /** @param save false only shows what would change */
    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    public String save(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") boolean save,
            Principal admin,
            Model model,
            RedirectAttributes flash) {
        Map<String, String> lines = lines(sent);
        try {
            Survivorship proposed = RuleForm.rules(lines);
            if (save) {
                rules.save(proposed, Preconditions.of(version, null, true), admin.getName());
                flash.addFlashAttribute("done", "Saved. The profiles follow at once.");
                return "redirect:/admin/survivorship";
            }
            rules.check(proposed);
            Effect effect = preview.of(proposed);
            model.addAttribute("effect", effect);
            model.addAttribute("changed", inWords(effect));
            return form(RuleForm.of(lines, null), version, model);
        } catch (Problem problem) {
            return form(RuleForm.of(lines, problem), version, model);
        }
    }

    private static Map<String, String> lines(Map<String, String> sent) {
        Map<String, String> lines = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(RULE)) {
                lines.put(name.substring(RULE.length()), value);
            }
        });
        String more = sent.getOrDefault("more", "").strip();
        if (!more.isEmpty()) {
            lines.put(more, sent.getOrDefault("more-sources", ""));
        }
        return lines;
    }

    private static Map<String, Integer> inWords(Effect effect) {
        Map<String, Integer> words = new TreeMap<>();
        effect.attributes()
                .forEach((attribute, persons) -> words.merge(AttributeWords.label(attribute), persons, Math::max));
        return words;
    }

    private String form(RuleForm form, String version, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("version", version);
        model.addAttribute("history", rules.history());
        return "admin/survivorship";
    }
}
