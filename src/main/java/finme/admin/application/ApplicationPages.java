package finme.admin.application;

import finme.admin.Page;
import finme.admin.application.PersonalQuestion.Asked;
import finme.catalogue.Catalogue;
import finme.insight.CaseOrder;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.loan.ApplicationStatus;
import finme.loan.LoanApplication;
import finme.partner.Partner;
import finme.source.Source;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of applications: filtered, sorted, paged by "load more", its first page kept fresh. */
@Page
@RequestMapping("/admin/applications")
class ApplicationPages {
    private final ApplicationList list;
    private final PersonalQuestion questions;
    private final ApplicationCsv csv;
    private final Catalogue<Source> sources;
    private final Catalogue<Partner> partners;

    ApplicationPages(
            ApplicationList list,
            PersonalQuestion questions,
            ApplicationCsv csv,
            Catalogue<Source> sources,
            Catalogue<Partner> partners) {
        this.list = list;
        this.questions = questions;
        this.csv = csv;
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
        Slice<LoanApplication> found = null;
        try {
            found = list.find(search);
        } catch (Problem problem) {
            if (partial || problem.errors().isEmpty()) {
                throw problem;
            }
            model.addAttribute("faults", problem.errors());
        }
        String fingerprint = found == null ? "" : Integer.toHexString(found.hashCode());
        if (partial && fingerprint.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("found", found == null ? new Slice<>(java.util.List.of(), null) : found);
        model.addAttribute("fingerprint", fingerprint);
        model.addAttribute("partial", partial);
        model.addAttribute("query", found == null ? "" : search.query());
        model.addAttribute("older", found == null || search.cursorOrNull() != null);
        return partial ? "admin/applications :: rows" : page(model);
    }

    private String page(Model model) {
        model.addAttribute("statuses", ApplicationStatus.values());
        model.addAttribute("orders", CaseOrder.values());
        model.addAttribute("sources", sources.all());
        model.addAttribute("partners", partners.all());
        return "admin/applications";
    }

    /** Loaded again, or come to by the browser's way back: nothing is known of what was searched. */
    @GetMapping("/search")
    String askAgain() {
        return "redirect:/admin/applications";
    }

    /** @param by what the value is; it is never shown again */
    @PostMapping("/search")
    String search(
            @ModelAttribute("search") ApplicationQuery search,
            @RequestParam(defaultValue = "phone") String by,
            @RequestParam(defaultValue = "") String value,
            Model model) {
        Slice<LoanApplication> found = new Slice<>(java.util.List.of(), null);
        model.addAttribute("by", by);
        try {
            String key = PersonalQuestion.PERSONAL.contains(by) ? by : "phone";
            if (value.isBlank()) {
                throw Problem.invalid("/value", "required", "Type a value to look for.");
            }
            Asked asked = questions.with(search, Map.of(key, value));
            found = list.find(asked.filter(), search.order(), null, ApplicationQuery.MOST);
        } catch (Problem problem) {
            model.addAttribute(
                    "fault",
                    problem.errors().isEmpty()
                            ? problem.detail()
                            : problem.errors().get(0).message());
        }
        model.addAttribute("found", new Slice<>(found.items(), null));
        model.addAttribute("cut", found.next() != null);
        model.addAttribute("personal", true);
        model.addAttribute("partial", false);
        model.addAttribute("query", "");
        model.addAttribute("older", true);
        return page(model);
    }

    @GetMapping("/download")
    void download(@ModelAttribute("search") ApplicationQuery search, Principal user, HttpServletResponse response)
            throws IOException {
        csv.write(search.filter(), search.order(), user.getName(), response);
    }
}
