package finme.admin.casefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.routing.ExplainedRouting;
import finme.admin.timeline.Happening;
import finme.admin.timeline.Timeline;
import finme.dispatch.PartnerNotices;
import finme.kernel.Slice;
import finme.loan.LoanApplication;
import finme.loan.LoanDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/applications/{id}")
@Tag(name = "Applications")
class CaseController {
    private final LoanDesk loans;
    private final Cases cases;
    private final Timeline timeline;
    private final ExplainedRouting routing;
    private final PartnerNotices notices;

    CaseController(LoanDesk loans, Cases cases, Timeline timeline, ExplainedRouting routing, PartnerNotices notices) {
        this.loans = loans;
        this.cases = cases;
        this.timeline = timeline;
        this.routing = routing;
        this.notices = notices;
    }

    @GetMapping
    @Operation(
            summary = "One application in the canonical format, with its offers",
            description = "Personal values are masked. reveal=true shows them to ADMIN and OPERATOR and is logged.")
    @ApiResponse(responseCode = "403", description = "reveal=true without the role for it")
    ResponseEntity<ObjectNode> one(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean reveal, Principal user) {
        LoanApplication application = cases.find(id);
        ObjectNode detail = reveal ? cases.revealed(application, user.getName()) : cases.masked(application);
        return ResponseEntity.ok().eTag("\"" + application.version() + "\"").body(detail);
    }

    @GetMapping("/timeline")
    @Operation(summary = "Everything that happened to it, oldest first")
    Slice<Happening> timeline(@PathVariable UUID id) {
        return new Slice<>(timeline.of(cases.find(id).id()), null);
    }

    @GetMapping("/routing")
    @Operation(
            summary = "Why it went to whom it went",
            description = "The newest round, with earlier ones below. Every partner of the directory stands in it"
                    + " once, with the rule, cap, schedule, duplicate or answer that decided. misfits are the cells of the"
                    + " closest rule that did not fit, each with the application's value, personal ones masked; they are"
                    + " missing once the person is erased. Before the ranking it is empty.")
    RoutingAnswer routing(@PathVariable UUID id) {
        return RoutingAnswer.of(routing.of(cases.find(id), false));
    }

    @GetMapping("/receipts")
    @Operation(
            summary = "Whether each partner knows that it was withdrawn",
            description =
                    "SENT: told, not confirmed (yet); NOT_NEEDED: it said no, never had it, or takes no withdrawals.")
    Receipts receipts(@PathVariable UUID id) {
        return Receipts.of(notices.recalls(cases.find(id).id()));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "Withdraw it: partners are recalled, the process ends")
    @ApiResponse(responseCode = "200", description = "Withdrawn")
    @ApiResponse(responseCode = "409", description = "It is in a final status already")
    ObjectNode withdraw(@PathVariable UUID id, Principal user) {
        return cases.masked(loans.withdraw(id, user.getName()));
    }
}
