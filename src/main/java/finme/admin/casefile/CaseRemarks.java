package finme.admin.casefile;

import finme.admin.DisplayFormat;
import finme.kernel.Fault;
import finme.loan.ApplicationFilter;
import finme.loan.IncompleteApplications;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What somebody who looks at a case has to know first: what is missing, whose repeat it is, where its borrower looks. */
@Component
class CaseRemarks {
    private static final DisplayFormat SHOW = new DisplayFormat();

    private final LoanDesk loans;
    private final IncompleteApplications incomplete;

    CaseRemarks(LoanDesk loans, IncompleteApplications incomplete) {
        this.loans = loans;
        this.incomplete = incomplete;
    }

    /** What is missing, and why what came was of no use. */
    record Gap(String label, String why) {}

    void fill(Model model, LoanApplication application) {
        List<Gap> missing =
                incomplete.missing(application).stream().map(CaseRemarks::gap).toList();
        model.addAttribute("missing", missing);
        model.addAttribute("earlier", earlier(application).orElse(null));
        model.addAttribute("link", "/status/" + loans.linkToken(application.id()));
        model.addAttribute("completion", missing.isEmpty() ? null : "/complete/" + incomplete.token(application.id()));
    }

    private static Gap gap(Fault fault) {
        String place = fault.pointer().startsWith("/amount/") ? "amount" : fault.pointer();
        return new Gap(SHOW.label(place.substring(place.lastIndexOf('/') + 1)), fault.message());
    }

    private Optional<LoanApplication> earlier(LoanApplication application) {
        String reference = application.duplicateOf();
        if (reference == null) {
            return Optional.empty();
        }
        ApplicationFilter filter = new ApplicationFilter(null, null, reference, null, null, null);
        return loans.list(filter, null, 1).items().stream().findFirst();
    }
}
