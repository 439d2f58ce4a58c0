package finme.admin.crm;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmReconciliations;
import finme.crm.CrmStandings;
import finme.crm.CrmStandings.Exchange;
import finme.crm.CrmStandings.LastChange;
import finme.crm.CrmStandings.Standing;
import finme.crm.RecordKind;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/crm/{code}")
@Tag(name = "Crm")
class CrmStatusController {
    private static final int SHOWN = 100;

    private final Catalogue<Crm> crms;
    private final CrmStandings standings;
    private final CrmReconciliations reconciliations;

    CrmStatusController(Catalogue<Crm> crms, CrmStandings standings, CrmReconciliations reconciliations) {
        this.reconciliations = reconciliations;
        this.crms = crms;
        this.standings = standings;
    }

    /** See {@link Standing}. */
    record Status(
            Crm.State state,
            Map<String, Long> lag,
            Map<String, Long> toRead,
            long errors,
            long conflicts,
            Map<String, LastChange> lastChange,
            @Nullable Instant oldestAt,
            @Nullable Instant toReadSince,
            @Nullable Instant lastConfirmedAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError) {}

    @GetMapping("/exchanges")
    @Operation(
            summary = "What went there and came from there last",
            description = "A record at a time, newest first, at most 100; values are masked. With record (borrower,"
                    + " application, partner or directory) and key: of that one.")
    Slice<Exchange> exchanges(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String record,
            @RequestParam(required = false) @Nullable String key) {
        Crm crm =
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value();
        if ((record == null) != (key == null)) {
            throw Problem.invalid(record == null ? "/record" : "/key", "required", "Record and key go together.");
        }
        return new Slice<>(standings.exchanges(crm, record == null ? null : kind(record), key, SHOWN), null);
    }

    @PostMapping("/records/{record}/{key}/tell")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Tell it one record again",
            description =
                    "Whatever it is thought to have. record: borrower, application, partner or directory; key: its"
                            + " id or code.")
    @ApiResponse(
            responseCode = "409",
            description = "It hears nothing of such records, or somebody has to decide first")
    void tell(@PathVariable String code, @PathVariable String record, @PathVariable String key, Principal user) {
        reconciliations.tell(code, kind(record), key, user.getName());
    }

    private static RecordKind kind(String record) {
        return RecordKind.of(record).orElseThrow(() -> Problem.notFound("This kind of record"));
    }

    @GetMapping("/status")
    @Operation(
            summary = "How the sync stands",
            description = "lag: records of each kind that it has not confirmed as they are now. toRead: those that have"
                    + " changed there and were not read yet. errors: records it"
                    + " refused to take or to give, tried again by and by. conflicts: values that wait for a person."
                    + " lastChange: by kind, when a record last went out and came in.")
    Status status(@PathVariable String code) {
        Crm crm =
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value();
        Standing standing = standings.of(crm);
        return new Status(
                crm.state(),
                standing.lag(),
                standing.toRead(),
                standing.errors(),
                standing.conflicts(),
                standing.lastChange(),
                standing.oldestAt(),
                standing.toReadSince(),
                standing.lastConfirmedAt(),
                standing.lastErrorAt(),
                standing.lastError());
    }
}
