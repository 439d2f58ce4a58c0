package finme.admin.survivorship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import finme.admin.resource.JsonResources;
import finme.admin.resource.Preconditions;
import finme.borrower.Survivorship;
import finme.borrower.SurvivorshipPreview;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/survivorship")
@Tag(name = "Borrowers")
class SurvivorshipController {
    private final RuleBook rules;
    private final SurvivorshipPreview preview;
    private final JsonResources json;

    SurvivorshipController(RuleBook rules, SurvivorshipPreview preview, JsonResources json) {
        this.rules = rules;
        this.preview = preview;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "Which of several values counts; its ETag is its version")
    ResponseEntity<Object> one() {
        return answer(rules.present());
    }

    @PutMapping
    @Operation(
            summary = "Replace the rules",
            description = "By attribute: the first source of \"prefer\" that said anything, else the most recent value."
                    + " Needs If-Match. dryRun=true saves nothing and tells whose values would change.")
    @ApiResponse(responseCode = "412", description = "Somebody else changed it in the meantime")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    ResponseEntity<Object> put(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody JsonNode body,
            Principal admin) {
        Survivorship proposed = read(body);
        if (dryRun) {
            rules.check(proposed);
            return ResponseEntity.ok(preview.of(proposed));
        }
        ExpectedVersion expected = Preconditions.of(ifMatch, ifNoneMatch, true);
        return answer(rules.save(proposed, expected, admin.getName()));
    }

    private Survivorship read(JsonNode body) {
        if (!(body instanceof ObjectNode)) {
            throw Problem.of(400, "malformed", "The body must be a JSON object.");
        }
        return json.convert(body, Survivorship.class);
    }

    private static ResponseEntity<Object> answer(Versioned<Survivorship> rules) {
        return ResponseEntity.ok().eTag(Preconditions.etag(rules.version())).body(rules.masked());
    }
}
