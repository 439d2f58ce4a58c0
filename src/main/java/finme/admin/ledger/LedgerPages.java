package finme.admin.ledger;

import finme.admin.Page;
import finme.admin.usage.Confirmations;
import finme.fdforge.Ledger;
import finme.fdforge.LedgerProof;
import finme.kernel.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people changed, the days' roots, and the check. */
@Page
@RequestMapping("/admin/ledger")
class LedgerPages {
    private static final int DAYS = 14;

    private final Ledger ledger;
    private final LedgerProof proof;
    private final Confirmations confirmations;

    LedgerPages(Ledger ledger, LedgerProof proof, Confirmations confirmations) {
        this.confirmations = confirmations;
        this.ledger = ledger;
        this.proof = proof;
    }

    @GetMapping
    String list(
            @ModelAttribute("query") LedgerQuery query,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        model.addAttribute("found", query.of(ledger));
        if (partial) {
            return "admin/ledger :: rows";
        }
        List<LedgerProof.Day> days = proof.days(DAYS);
        model.addAttribute("days", days);
        model.addAttribute(
                "standings",
                confirmations.of(
                        "ledger.sealed", days.stream().collect(Collectors.toMap(LedgerPages::subject, day -> 1L))));
        return "admin/ledger";
    }

    private static String subject(LedgerProof.Day day) {
        return "ledger/" + day.day();
    }

    /** A page of its own, because it takes its time and can be kept as evidence. */
    @GetMapping("/verify")
    String verify(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        try {
            Days days = Days.of(from, to);
            model.addAttribute("result", proof.verify(days.from(), days.to()));
        } catch (Problem problem) {
            model.addAttribute(
                    "fault",
                    problem.errors().isEmpty()
                            ? problem.detail()
                            : problem.errors().get(0).message());
        }
        return "admin/ledger-check";
    }
}
