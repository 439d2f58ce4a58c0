package finme.admin.borrower;

import finme.admin.Page;
import finme.admin.borrower.PersonSearch.Question;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.kernel.Problem;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Persons: searched by a value that never stands in an address, and one of them with all that is known. */
@Page
@RequestMapping("/admin/borrowers")
class BorrowerPages {
    private static final int APPLICATIONS = 20;

    private final Persons persons;
    private final PersonFiles files;
    private final PersonReveals reveals;
    private final PersonSearch search;
    private final PersonHistory history;

    BorrowerPages(
            Persons persons, PersonFiles files, PersonReveals reveals, PersonSearch search, PersonHistory history) {
        this.persons = persons;
        this.files = files;
        this.reveals = reveals;
        this.search = search;
        this.history = history;
    }

    @GetMapping
    String ask(Model model) {
        model.addAttribute("openCases", persons.openCases());
        return "admin/borrowers";
    }

    /** Loaded again, or come to by the browser's way back: nothing is known of what was searched. */
    @GetMapping("/search")
    String askAgain() {
        return "redirect:/admin/borrowers";
    }

    @PostMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String value, Model model) {
        model.addAttribute("by", by);
        try {
            model.addAttribute("found", search.find(question(by, value)));
        } catch (Problem problem) {
            model.addAttribute("fault", problem.detail());
        }
        return ask(model);
    }

    static Question question(String by, String value) {
        return new Question(
                by.equals("taxId") ? value : null,
                by.equals("phone") ? value : null,
                by.equals("email") ? value : null,
                by.equals("reference") ? value : null);
    }

    /** @param cursor asks htmx's way for the rows of older applications alone */
    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        Person person = files.find(id);
        if (!person.id().equals(id)) {
            return "redirect:/admin/borrowers/" + person.id();
        }
        if (partial) {
            model.addAttribute("person", person);
            model.addAttribute("applications", files.applications(person, cursor, APPLICATIONS));
            return "admin/borrower :: rows";
        }
        return fill(person, true, cursor, model);
    }

    /** A post, so that nobody looks by following a link. */
    @PostMapping("/{id}/reveal")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String reveal(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Principal user,
            Model model) {
        String page = fill(reveals.reveal(id, user.getName()), false, null, model);
        return partial ? page + " :: profile" : page;
    }

    @GetMapping("/{id}/reveal")
    String afterReveal(@PathVariable UUID id) {
        return "redirect:/admin/borrowers/{id}";
    }

    private String fill(Person person, boolean masked, @Nullable String cursor, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("sheet", PersonSheet.of(person, masked, files.references(person)));
        model.addAttribute("applications", files.applications(person, cursor, APPLICATIONS));
        model.addAttribute("history", history.of(person));
        return "admin/borrower";
    }
}
