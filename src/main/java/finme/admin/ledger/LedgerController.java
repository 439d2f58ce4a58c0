package finme.admin.ledger;

import finme.fdforge.Ledger;
import finme.fdforge.LedgerEntry;
import finme.fdforge.LedgerProof;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/ledger")
@Tag(name = "Ledger", description = "What was changed, by whom, and the proof that nobody changed the record of it")
class LedgerController {
    private final Ledger ledger;
    private final LedgerProof proof;

    LedgerController(Ledger ledger, LedgerProof proof) {
        this.ledger = ledger;
        this.proof = proof;
    }

    @GetMapping
    @Operation(
            summary = "Changes, newest first",
            description = "Applications and borrowers only when their kind is asked for.")
    Slice<LedgerEntry> list(@ParameterObject @ModelAttribute LedgerQuery query) {
        return query.of(ledger);
    }

    @GetMapping("/verify")
    @Operation(
            summary = "Recompute the chains of these days and name the first row that differs",
            description = "from and to are days in UTC, both included; left out: from the first, to today."
                    + " what: CHANGED, MISSING or ADDED.")
    @ApiResponse(responseCode = "503", description = "Another check runs right now")
    LedgerProof.Result verify(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Days days = Days.of(from, to);
        return proof.verify(days.from(), days.to());
    }
}
