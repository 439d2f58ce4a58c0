package finme.intake;

import finme.gateway.PartnerCallbacks;
import finme.gateway.PartnerCallbacks.Callback;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Partners")
class CallbacksController {
    private final RequestBodies bodies;
    private final PartnerCallbacks callbacks;

    CallbacksController(RequestBodies bodies, PartnerCallbacks callbacks) {
        this.bodies = bodies;
        this.callbacks = callbacks;
    }

    @PostMapping({"/api/v1/partners/{partner}/callbacks", "/api/v1/partners/{partner}/callbacks/"})
    @Operation(summary = "A partner's later decision, in the partner's own format and signed as agreed with it")
    @ApiResponse(responseCode = "200", description = "Stored, now or before")
    CompletableFuture<ResponseEntity<Void>> receive(@PathVariable String partner, HttpServletRequest request)
            throws IOException {
        callbacks.expectFrom(partner);
        byte[] body = bodies.read(request);
        String contentType = request.getContentType();
        return callbacks
                .receive(new Callback(
                        partner,
                        request.getRemoteAddr(),
                        headers(request),
                        contentType == null ? "" : contentType,
                        body))
                .thenApply(stored -> ResponseEntity.ok().build());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), same -> new ArrayList<>())
                    .addAll(Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
