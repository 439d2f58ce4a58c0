package finme.admin.partner;

import com.fasterxml.jackson.databind.JsonNode;
import finme.catalogue.Catalogue;
import finme.dispatch.PartnerHealth;
import finme.dispatch.PartnerTrial;
import finme.kernel.Problem;
import finme.partner.Partner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Partners")
class PartnerController {
    private final Catalogue<Partner> partners;
    private final PartnerHealth health;
    private final PartnerTrial trials;

    PartnerController(Catalogue<Partner> partners, PartnerHealth health, PartnerTrial trials) {
        this.partners = partners;
        this.health = health;
        this.trials = trials;
    }

    @GetMapping("/api/v1/admin/partners/{code}/health")
    @Operation(
            summary = "How a partner fares technically, as this node sees it",
            description = "circuit: CLOSED; OPEN while most calls fail (it gets nothing, others go first); PROBING.")
    PartnerHealth.Health health(@PathVariable String code) {
        return health.of(partners.find(code)
                .orElseThrow(() -> Problem.notFound("This partner"))
                .code());
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
