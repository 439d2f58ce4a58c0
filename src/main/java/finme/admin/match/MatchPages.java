package finme.admin.match;

import finme.admin.Page;
import finme.admin.borrower.PersonFiles;
import finme.borrower.MatchCase;
import finme.borrower.MatchCase.State;
import finme.borrower.Person;
import finme.borrower.Persons;
import finme.kernel.Slice;
import java.security.Principal;
import java.util.List;
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

/** The work list: case after case, the next one at hand as soon as one is decided. */
@Page
@RequestMapping("/admin/borrower-matches")
public class MatchPages {
    private static final int PAGE = 10;

    private final Persons persons;
    private final PersonFiles files;
    private final MatchList matches;

    MatchPages(Persons persons, PersonFiles files, MatchList matches) {
        this.persons = persons;
        this.files = files;
        this.matches = matches;
    }

    @GetMapping
    public String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        State wanted = MatchList.state(state);
        Slice<MatchCase> found = matches.page(wanted, cursor, PAGE);
        List<CaseCard> cards = found.items().stream().map(this::card).toList();
        model.addAttribute("state", wanted);
        model.addAttribute("cards", cards);
        model.addAttribute("next", found.next());
        model.addAttribute("open", persons.openCases());
        return "admin/borrower-matches";
    }

    private CaseCard card(MatchCase match) {
        return CaseCard.of(match, glance(match, 0), glance(match, 1));
    }

    private @Nullable Person glance(MatchCase match, int side) {
        return files.glance(match.borrowers().get(side)).orElse(null);
    }

    /** @param next the case that is looked at then; null when this was the last one of the page */
    @PostMapping("/{id}")
    @PreAuthorize("hasAnyRole('ADMIN', 'OPERATOR')")
    public String decide(
            @PathVariable UUID id,
            @RequestParam State decision,
            @RequestParam(required = false) @Nullable UUID next,
            Principal user,
            RedirectAttributes flash) {
        persons.decide(id, decision, user.getName());
        flash.addFlashAttribute("done", decision == State.SAME ? "They are one person now." : "Kept as two people.");
        if (decision == State.SAME) {
            persons.findCase(id)
                    .ifPresent(match ->
                            flash.addFlashAttribute("merged", match.borrowers().get(0)));
        }
        flash.addFlashAttribute("focus", next);
        return "redirect:/admin/borrower-matches";
    }
}
