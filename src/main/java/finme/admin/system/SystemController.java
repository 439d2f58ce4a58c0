package finme.admin.system;

import finme.catalogue.Catalogue;
import finme.delivery.DeliveryLog;
import finme.delivery.ReceiverStatus;
import finme.kernel.Problem;
import finme.notification.ConnectedSystem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/connected-systems/{code}")
@Tag(name = "Connected-systems")
class SystemController {
    private final Catalogue<ConnectedSystem> systems;
    private final DeliveryLog deliveries;

    SystemController(Catalogue<ConnectedSystem> systems, DeliveryLog deliveries) {
        this.systems = systems;
        this.deliveries = deliveries;
    }

    /** @param confirmed highest version acknowledged by subject, such as {@code directory/purposes} */
    record Standing(
            long waiting,
            @Nullable Instant oldestAt,
            @Nullable Instant lastDeliveredAt,
            @Nullable String lastError,
            Map<String, Long> confirmed) {}

    /** @param from sequence @param to sequence, included */
    record Range(@Nullable Long from, @Nullable Long to) {}

    record Replayed(int count) {}

    @GetMapping("/status")
    @Operation(
            summary = "How it keeps up",
            description = "waiting: not acknowledged and not parked. lastError: of the last try, null when it was"
                    + " acknowledged. confirmed: the highest version it has acknowledged of each thing with versions.")
    Standing status(@PathVariable String code) {
        ReceiverStatus status = deliveries.status(receiver(code));
        return new Standing(
                status.waiting(), status.oldestAt(), status.lastDeliveredAt(), status.lastError(), status.confirmed());
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send messages again, under the same ids and sequences",
            description =
                    "All from one sequence to another, both included, acknowledged or parked; 202 with their count.")
    Replayed replay(@PathVariable String code, @RequestBody Range range, Principal user) {
        if (range.from() == null) {
            throw Problem.invalid("/from", "required", "The first sequence is needed.");
        }
        if (range.to() == null) {
            throw Problem.invalid("/to", "required", "The last sequence is needed.");
        }
        return new Replayed(deliveries.replay(receiver(code), range.from(), range.to(), user.getName()));
    }

    private String receiver(String code) {
        return systems.find(code)
                .orElseThrow(() -> Problem.notFound("This system"))
                .value()
                .receiver();
    }
}
