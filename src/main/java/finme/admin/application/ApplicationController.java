package finme.admin.application;

import finme.kernel.Slice;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/applications")
@Tag(name = "Applications", description = "Every application, where it stands and why")
class ApplicationController {
    private final LoanDesk loans;

    ApplicationController(LoanDesk loans) {
        this.loans = loans;
    }

    @GetMapping
    @Operation(summary = "Applications, newest first", description = "No personal values. Pages by \"next\".")
    Slice<ApplicationSummary> list(@ParameterObject @ModelAttribute ApplicationQuery search) {
        Slice<LoanApplication> found = loans.list(search.filter(), search.cursorOrNull(), search.size());
        return new Slice<>(found.items().stream().map(ApplicationSummary::of).toList(), found.next());
    }
}
