package finme.admin.crm;

import finme.catalogue.Catalogue;
import finme.crm.Crm;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Standing;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
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
    private final States states;

    CrmStatusController(Catalogue<Crm> crms, States states) {
        this.crms = crms;
        this.states = states;
    }

    /**
     * @param lag records of each kind that it has not confirmed as they are now
     * @param errors how many of them it refused
     */
    record Status(
            Crm.State state,
            Map<String, Long> lag,
            long errors,
            @Nullable Instant oldestAt,
            @Nullable Instant lastConfirmedAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError) {}

    @GetMapping("/status")
    @Operation(
            summary = "How the sync stands",
            description = "lag: records of each kind that it has not confirmed as they are now. errors: those it"
                    + " refused; they are told again.")
    Status status(@PathVariable String code) {
        Crm crm =
                crms.find(code).orElseThrow(() -> Problem.notFound("This CRM")).value();
        Standing standing = states.standing(crm.receiver());
        Map<String, Long> lag = new TreeMap<>();
        for (RecordKind kind : RecordKind.values()) {
            if (crm.hears(kind)) {
                lag.put(kind.word(), standing.waiting().getOrDefault(kind.word(), 0L));
            }
        }
        return new Status(
                crm.state(),
                lag,
                standing.failing(),
                standing.oldestAt(),
                standing.lastConfirmedAt(),
                standing.lastErrorAt(),
                standing.lastError());
    }
}
