package finme.admin.partner;

import com.fasterxml.jackson.databind.JsonNode;
import finme.dispatch.PartnerTrial;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Partners")
class PartnerTrialController {
    private final PartnerTrial trials;

    PartnerTrialController(PartnerTrial trials) {
        this.trials = trials;
    }

    /** @param application see {@link PartnerTrial#tryOut} */
    record Wish(
            @Schema(description = "An application's id, a canonical application, or nothing for an example") @Nullable
            JsonNode application,

            @Schema(description = "Whether to send it to the partner's test address, or else its only one")
            boolean send) {}

    @PostMapping("/api/v1/admin/partners/{code}/try")
    @Operation(
            summary = "Try a partner out",
            description = "The request as it would be sent and, with send, the mapped answer. Nothing is stored.")
    @ApiResponse(responseCode = "422", description = "The request mapping fails for this application")
    CompletableFuture<PartnerTrial.Trial> tryOut(
            @PathVariable String code, @RequestBody(required = false) @Nullable Wish wish, Principal user) {
        Wish wanted = wish == null ? new Wish(null, false) : wish;
        return trials.tryOut(code, wanted.application(), wanted.send(), user.getName());
    }
}
