package finme.admin.application;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.application.PersonalQuestion.Asked;
import finme.kernel.Slice;
import finme.loan.LoanApplication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/applications")
@Tag(name = "Applications", description = "Every application, where it stands and why")
class ApplicationController {
    private static final String CSV = "text/csv";

    private final ApplicationList list;
    private final PersonalQuestion questions;
    private final ApplicationCsv csv;

    ApplicationController(ApplicationList list, PersonalQuestion questions, ApplicationCsv csv) {
        this.list = list;
        this.questions = questions;
        this.csv = csv;
    }

    @GetMapping
    @Operation(
            summary = "Applications, newest first",
            description =
                    "No personal values. Pages by \"next\". With Accept: text/csv as a table, up to 100,000 rows of it"
                            + " at once; that somebody took one is kept in the ledger.")
    Slice<ApplicationSummary> list(@ParameterObject @ModelAttribute ApplicationQuery search) {
        return summaries(list.find(search));
    }

    @GetMapping(produces = CSV)
    @Operation(hidden = true)
    void table(@ModelAttribute ApplicationQuery search, Principal user, HttpServletResponse response)
            throws IOException {
        csv.write(search.filter(), search.order(), user.getName(), response);
    }

    @PostMapping("/search")
    @Operation(
            summary = "The same, also by a borrower's tax id, phone or e-mail",
            description =
                    "The parameters of the list as members of the body, and {\"taxId\"}, {\"phone\"}, {\"email\"}: personal"
                            + " values only ever stand in the body. They are normalised as intake does it; of several given,"
                            + " whoever is known by all. Answers hold none.")
    @ApiResponse(responseCode = "422", description = "A member that makes no sense, or can't be what it is said to be")
    Slice<ApplicationSummary> search(@RequestBody JsonNode body) {
        Asked asked = questions.read(body);
        ApplicationQuery query = asked.query();
        return summaries(list.find(asked.filter(), query.order(), query.cursorOrNull(), query.size()));
    }

    @PostMapping(path = "/search", produces = CSV)
    @Operation(hidden = true)
    void searchTable(@RequestBody JsonNode body, Principal user, HttpServletResponse response) throws IOException {
        Asked asked = questions.read(body);
        csv.write(asked.filter(), asked.query().order(), user.getName(), response);
    }

    private static Slice<ApplicationSummary> summaries(Slice<LoanApplication> found) {
        return new Slice<>(found.items().stream().map(ApplicationSummary::of).toList(), found.next());
    }
}
