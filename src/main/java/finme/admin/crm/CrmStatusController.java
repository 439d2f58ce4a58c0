package finme.admin.crm;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.CrmStandings;
import finme.crm.CrmStandings.Exchange;
import finme.crm.CrmStandings.LastChange;
import finme.crm.CrmStandings.Standing;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/crm/{code}")
@Tag(name = "Crm")
class CrmStatusController {
    private final Catalogue<Crm> crms;
    private final CrmStandings standings;

    CrmStatusController(Catalogue<Crm> crms, CrmStandings standings) {
        this.crms = crms;
        this.standings = standings;
    }

    /** See {@link Standing}. */
    record Status(
            Crm.State state,
            Map<String, Long> lag,
            long errors,
            long conflicts,
            Map<String, LastChange> lastChange,
            @Nullable Instant oldestAt,
            @Nullable Instant lastConfirmedAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError) {}

    @GetMapping("/exchanges")
    @Operation(
            summary = "What went there and came from there last",
            description = "A record at a time, as this node saw it, newest first; values are masked.")
    Slice<Exchange> exchanges(@PathVariable String code) {
        return new Slice<>(
                standings.exchanges(crms.find(code)
                        .orElseThrow(() -> Problem.notFound("This CRM"))
                        .value()),
                null);
    }

    @GetMapping("/status")
    @Operation(
            summary = "How the sync stands",
            description = "lag: records of each kind that it has not confirmed as they are now. errors: records it"
                    + " refused to take or to give, tried again by and by. conflicts: values that wait for a person."
                    + " lastChange: by kind, when a record last went out and came in.")
    Status status(@PathVariable String code) {
        Crm crm =
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value();
        Standing standing = standings.of(crm);
        return new Status(
                crm.state(),
                standing.lag(),
                standing.errors(),
                standing.conflicts(),
                standing.lastChange(),
                standing.oldestAt(),
                standing.lastConfirmedAt(),
                standing.lastErrorAt(),
                standing.lastError());
    }
}
