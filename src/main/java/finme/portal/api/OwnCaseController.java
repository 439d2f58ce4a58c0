package finme.portal.api;

import finme.dispatch.PartnerReports;
import finme.kernel.Money;
import finme.kernel.Slice;
import finme.portal.desk.OwnCase;
import finme.portal.desk.OwnCases;
import finme.portal.desk.PartnerAccess;
import finme.portal.desk.PartnerAccess.Own;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/partner/{code}/cases")
@Tag(name = "Partner's own view")
class OwnCaseController {
    private final PartnerAccess access;
    private final OwnCases cases;
    private final PartnerReports reports;

    OwnCaseController(PartnerAccess access, OwnCases cases, PartnerReports reports) {
        this.access = access;
        this.cases = cases;
        this.reports = reports;
    }

    @GetMapping
    @Operation(summary = "Applications that it was sent, newest first; nothing of others")
    Slice<OwnCase> list(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "The \"next\" of the previous page") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Principal user) {
        return cases.list(access.of(user, code), from, to, cursor, limit);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One of them: how it was sent, what was answered, at once and later",
            description =
                    "Of the person the fields that were shared, masked. reveal=true adds the request and its answer as"
                            + " they went over the wire, and is noted.")
    OwnCase.Detail one(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean reveal,
            Principal user) {
        Own own = access.of(user, code);
        return reveal ? cases.revealed(own, id) : cases.detail(own, id);
    }

    /** @param amount null: all of it */
    record Return(@Nullable Money amount) {}

    @PostMapping("/{id}/return")
    @Operation(
            summary = "Report that the loan, or a part of it, came back; counts as a callback with RETURNED",
            description = "The same amount is taken once; another part of the same amount needs an Idempotency-Key.")
    @ApiResponse(responseCode = "409", description = "Nothing was paid out")
    OwnCase.Detail returned(
            @PathVariable String code,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Return back,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal user) {
        Own own = access.of(user, code);
        reports.returned(own.code(), id, back == null ? null : back.amount(), key);
        return cases.detail(own, id);
    }
}
