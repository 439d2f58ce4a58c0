package finme.admin.application;

import finme.admin.Page;
import finme.catalogue.Catalogue;
import finme.kernel.Slice;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import finme.partner.Partner;
import finme.source.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of applications: filtered, paged by "load more", its first page kept fresh. */
@Page
@RequestMapping("/admin/applications")
class ApplicationPages {
    private final LoanDesk loans;
    private final Catalogue<Source> sources;
    private final Catalogue<Partner> partners;

    ApplicationPages(LoanDesk loans, Catalogue<Source> sources, Catalogue<Partner> partners) {
        this.loans = loans;
        this.sources = sources;
        this.partners = partners;
    }

    /**
     * @param seen fingerprint of what a live page shows already; the same again needs no answer
     * @return the page, or for htmx its rows alone
     */
    @GetMapping
    Object list(
            @ModelAttribute("search") ApplicationQuery search,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        Slice<LoanApplication> found = loans.list(search.filter(), search.cursorOrNull(), search.size());
        String fingerprint = Integer.toHexString(found.hashCode());
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("found", found);
        model.addAttribute("fingerprint", fingerprint);
        model.addAttribute("partial", partial);
        model.addAttribute("query", search.query());
        model.addAttribute("older", search.cursorOrNull() != null);
        if (partial) {
            return "admin/applications :: rows";
        }
        model.addAttribute("statuses", ApplicationStatus.values());
        model.addAttribute("sources", sources.all());
        model.addAttribute("partners", partners.all());
        return "admin/applications";
    }
}
