package finme.intake;

import finme.gateway.CrmChanges;
import finme.gateway.CrmChanges.CrmMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "CRM")
class CrmChangesController {
    private final RequestBodies bodies;
    private final CrmChanges changes;

    CrmChangesController(RequestBodies bodies, CrmChanges changes) {
        this.bodies = bodies;
        this.changes = changes;
    }

    @PostMapping("/api/v1/crm/{code}/changes")
    @Operation(
            summary = "Something changed in a CRM",
            description =
                    "Signed as Standard Webhooks say. {\"id\", \"record\": \"borrower\" or \"application\", \"key\","
                            + " \"values\"?}: the record is read there soon, so messages may come late, twice and in any"
                            + " order. With values (of a borrower, the fields that were changed, by their names there and"
                            + " with the one named by changedAt among them) it is not asked; what is older than what was"
                            + " seen is left out.")
    @ApiResponse(responseCode = "200", description = "Kept, now or before")
    CompletableFuture<ResponseEntity<Void>> receive(@PathVariable String code, HttpServletRequest request)
            throws IOException {
        changes.expectFrom(code);
        byte[] body = bodies.read(request);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        headers.values().removeIf(List::isEmpty);
        return changes.receive(new CrmMessage(code, headers, body))
                .thenApply(kept -> ResponseEntity.ok().build());
    }
}
