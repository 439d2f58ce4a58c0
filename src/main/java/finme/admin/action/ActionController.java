package finme.admin.action;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/applications/{id}")
@Tag(name = "Applications")
@ResponseStatus(HttpStatus.NO_CONTENT)
class ActionController {
    private final Actions actions;

    ActionController(Actions actions) {
        this.actions = actions;
    }

    record Why(@Nullable String reason) {}

    @PostMapping("/dispatches/{dispatch}/send-again")
    @Operation(
            summary = "Send a partner its request again, under the same key",
            description = "reason: LENDER_ASKED, FAULT_MENDED or BORROWER_ASKED. Kept in the ledger, as all of these.")
    @ApiResponse(
            responseCode = "409",
            description = "answered, under_review, on_its_way, earlier_round, not_repeatable, partner_paused, too_late")
    void sendAgain(
            @PathVariable UUID id, @PathVariable UUID dispatch, @RequestBody Why why, HttpServletRequest request) {
        actions.sendAgain(id, dispatch, Doer.of(request, Act.SEND_AGAIN, why.reason()));
    }

    @PostMapping("/route-again")
    @Operation(
            summary = "Begin another round: rank it anew",
            description = "Of what is with partners, or was taken by nobody (UNPLACED)."
                    + " reason: BORROWER_ASKED, RULES_CHANGED or FAULT_MENDED.")
    @ApiResponse(responseCode = "409", description = "too_early, too_late, document_gone, process_busy, no_such_step")
    void routeAgain(@PathVariable UUID id, @RequestBody Why why, HttpServletRequest request) {
        actions.routeAgain(id, Doer.of(request, Act.ROUTE_AGAIN, why.reason()));
    }

    @PostMapping("/offers/{offer}/accept")
    @Operation(
            summary = "Accept an offer for the borrower",
            description = "reason: BORROWER_ON_PHONE, BORROWER_IN_WRITING or BORROWER_IN_PERSON.")
    @ApiResponse(responseCode = "409", description = "offer_expired, offer_gone, other_chosen, too_late")
    void accept(@PathVariable UUID id, @PathVariable UUID offer, @RequestBody Why why, HttpServletRequest request) {
        actions.accept(id, offer, Doer.of(request, Act.CHOOSE, why.reason()));
    }

    @PostMapping("/offers/decline")
    @Operation(summary = "Turn all offers down for the borrower", description = "reason: as for accepting.")
    @ApiResponse(responseCode = "409", description = "too_late")
    void decline(@PathVariable UUID id, @RequestBody Why why, HttpServletRequest request) {
        actions.decline(id, Doer.of(request, Act.CHOOSE, why.reason()));
    }

    @PostMapping("/end")
    @Operation(
            summary = "End it: partners are told, the process ends, its status is WITHDRAWN",
            description = "reason: BORROWER_ASKED, ENTERED_TWICE, NOT_GENUINE or NO_LONGER_REACHED.")
    @ApiResponse(responseCode = "409", description = "already_final")
    void end(@PathVariable UUID id, @RequestBody Why why, HttpServletRequest request) {
        actions.end(id, Doer.of(request, Act.END, why.reason()));
    }
}
