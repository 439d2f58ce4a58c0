package finme.admin.crm;

import finme.crm.CrmLoads.State;
import finme.crm.CrmReconciliations;
import finme.crm.CrmReconciliations.Reconciliation;
import finme.crm.CrmReconciliations.Report;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/crm/{code}")
@Tag(name = "Crm")
class ReconciliationController {
    private final CrmReconciliations reconciliations;

    ReconciliationController(CrmReconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    record Started(UUID id) {}

    /** See {@link Reconciliation}. */
    record Progress(
            State state,
            long done,
            long of,
            long perSecond,
            Report found,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    @PostMapping("/reconcile")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Compare everything it is to have with what it has",
            description =
                    "What is ours is told again, what is the CRM's is taken over, what both have changed becomes a"
                            + " conflict. Resumable, as fast as perSecond allows; begins by itself every night, too.")
    @ApiResponse(responseCode = "409", description = "Another reconciliation has not ended yet")
    Started reconcile(@PathVariable String code, Principal user) {
        return new Started(reconciliations.start(code, user.getName()));
    }

    @GetMapping("/reconciliations/{id}")
    @Operation(
            summary = "How far it is and what it found",
            description =
                    "done and of: applications, each with its borrower. found: records that were the same, missing,"
                            + " drifted (both told again), taken (theirs counts here now), disputed (for a person), failed, or unlinked (there only).")
    Progress progress(@PathVariable String code, @PathVariable UUID id) {
        Reconciliation it = reconciliations.find(code, id).orElseThrow(() -> Problem.notFound("This reconciliation"));
        return new Progress(
                it.state(), it.done(), it.of(), it.perSecond(), it.report(), it.error(), it.startedAt(), it.endedAt());
    }

    @PostMapping("/reconciliations/{id}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop for now")
    void pause(@PathVariable String code, @PathVariable UUID id, Principal user) {
        reconciliations.pause(code, id, user.getName());
    }

    @PostMapping("/reconciliations/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Go on where it stopped")
    void resume(@PathVariable String code, @PathVariable UUID id, Principal user) {
        reconciliations.resume(code, id, user.getName());
    }

    @PostMapping("/reconciliations/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End it for good", description = "What it found so far stays.")
    void cancel(@PathVariable String code, @PathVariable UUID id, Principal user) {
        reconciliations.cancel(code, id, user.getName());
    }
}
