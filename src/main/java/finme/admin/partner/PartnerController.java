package finme.admin.partner;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.JsonResources;
import finme.admin.Versions;
import finme.dispatch.PartnerHealth;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.partner.Partner;
import finme.partner.Partners;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/partners")
@Tag(name = "Partners", description = "The lenders: how each is reached, what it may see, how its answers read")
class PartnerController {
    private final Partners partners;
    private final PartnerHealth health;
    private final JsonResources json;

    PartnerController(Partners partners, PartnerHealth health, JsonResources json) {
        this.health = health;
        this.partners = partners;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "All partners, by code")
    Slice<Partner> all() {
        return new Slice<>(
                partners.all().stream().map(Partners.Versioned::masked).toList(), null);
    }

    @GetMapping("/{code}")
    @Operation(summary = "One partner; its ETag is its version")
    ResponseEntity<Partner> one(@PathVariable String code) {
        return answer(HttpStatus.OK, partners.find(code).orElseThrow(() -> Problem.notFound("This partner")));
    }

    @GetMapping("/{code}/health")
    @Operation(
            summary = "How a partner fares technically, as this node sees it",
            description = "circuit: CLOSED; OPEN while most calls fail (it gets nothing, others go first); PROBING.")
    PartnerHealth.Health health(@PathVariable String code) {
        return health.of(partners.find(code)
                .orElseThrow(() -> Problem.notFound("This partner"))
                .partner()
                .code());
    }

    @PutMapping("/{code}")
    @Operation(
            summary = "Create or replace a partner",
            description = "A secret of \"***\" stays as it is. A mapping that does not compile is refused.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Partner.class))))
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Created")
    @ApiResponse(responseCode = "412", description = "If-Match was sent and names another version")
    @ApiResponse(responseCode = "422", description = "Every fault, each with its pointer")
    ResponseEntity<Partner> put(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body,
            Principal admin) {
        Partner partner = json.read(body, code, Partner.class);
        Versions.check(
                ifMatch, partners.find(code).map(Partners.Versioned::version).orElse(null));
        Partners.Saved saved = partners.save(partner, admin.getName());
        return answer(saved.created() ? HttpStatus.CREATED : HttpStatus.OK, saved.versioned());
    }

    private static ResponseEntity<Partner> answer(HttpStatus status, Partners.Versioned versioned) {
        return ResponseEntity.status(status)
                .eTag(Versions.etag(versioned.version()))
                .body(versioned.masked());
    }
}
