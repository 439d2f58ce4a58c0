package finme.admin.form.page;

import finme.admin.Page;
import finme.catalogue.ExpectedVersion;
import finme.form.Form;
import finme.form.FormDrafts;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with a form by a button. */
@Page
@RequestMapping("/admin/forms/{key}")
@PreAuthorize("hasAnyRole('ADMIN', 'OWNER')")
public class FormActions {
    private final FormDrafts drafts;

    FormActions(FormDrafts drafts) {
        this.drafts = drafts;
    }

    /** @param revision of the draft that was looked at: a later one is not published unseen */
    @PostMapping("/publish")
    public String publish(
            @PathVariable String key,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String note,
            Principal author,
            RedirectAttributes flash) {
        Form published = drafts.publish(
                key, note.isBlank() ? null : note.strip(), ExpectedVersion.exactly(revision), author.getName());
        flash.addFlashAttribute(
                "done",
                "Version " + published.version() + " is live. "
                        + (published.read().isOfTask()
                                ? "New tasks show it, open ones keep the form they have."
                                : "Whoever has begun on an older one ends on it."));
        return "redirect:/admin/forms/{key}";
    }

    @PostMapping("/discard")
    public String discard(@PathVariable String key, @RequestParam int revision, RedirectAttributes flash) {
        drafts.discard(key, ExpectedVersion.exactly(revision));
        flash.addFlashAttribute("done", "The draft is dropped. What is published did not change.");
        return drafts.versions(key).isEmpty() ? "redirect:/admin/forms" : "redirect:/admin/forms/{key}";
    }

    @PostMapping("/restore")
    public String restore(
            @PathVariable String key, @RequestParam int version, Principal author, RedirectAttributes flash) {
        Form restored = drafts.restore(key, version, author.getName());
        flash.addFlashAttribute(
                "done", "Version " + version + " is live again, as version " + restored.version() + ".");
        return "redirect:/admin/forms/{key}";
    }
}
