package finme.admin.borrower;

import finme.admin.Page;
import finme.borrower.Person;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Two persons become one, after a look at what that makes of each value; and one becomes two again. */
@Page
@RequestMapping("/admin/borrowers/{id}")
@PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
public class MergePages {
    private final PersonFiles files;
    private final PersonSearch search;

    MergePages(PersonFiles files, PersonSearch search) {
        this.files = files;
        this.search = search;
    }

    /** @param with the other person; without it the page asks for one */
    @GetMapping("/merge")
    public String ask(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID with, Model model) {
        Person person = files.find(id);
        model.addAttribute("person", person);
        model.addAttribute("name", AttributeWords.name(PersonFiles.masked(person)));
        if (with != null) {
            Person other = files.find(with);
            if (other.id().equals(person.id())) {
                throw Problem.conflict("same_person", "They are one person already.");
            }
            model.addAttribute("other", other);
            model.addAttribute("otherName", AttributeWords.name(PersonFiles.masked(other)));
            model.addAttribute("sheet", MergeSheet.of(person, other, files.together(person.id(), other.id())));
        }
        return "admin/borrower-merge";
    }

    @PostMapping("/merge/search")
    public String search(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String value,
            Model model) {
        model.addAttribute("by", by);
        try {
            model.addAttribute("found", search.find(BorrowerPages.question(by, value)));
        } catch (Problem problem) {
            model.addAttribute("fault", problem.detail());
        }
        return ask(id, null, model);
    }

    @GetMapping("/merge/search")
    public String askAgain(@PathVariable UUID id) {
        return "redirect:/admin/borrowers/{id}/merge";
    }

    @PostMapping("/merge")
    public String merge(@PathVariable UUID id, @RequestParam UUID with, Principal user, RedirectAttributes flash) {
        files.merge(id, with, user.getName());
        flash.addFlashAttribute("done", "They are one person now. The merge can be undone below.");
        return "redirect:/admin/borrowers/{id}";
    }

    @PostMapping("/unmerge")
    public String unmerge(@PathVariable UUID id, @RequestParam UUID merge, Principal user, RedirectAttributes flash) {
        files.unmerge(id, merge, user.getName());
        flash.addFlashAttribute("done", "The merge is undone: each is again the person it was.");
        return "redirect:/admin/borrowers/{id}";
    }
}
