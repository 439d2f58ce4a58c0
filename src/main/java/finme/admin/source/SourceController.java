package finme.admin.source;

import com.fasterxml.jackson.databind.JsonNode;
import finme.admin.JsonResources;
import finme.admin.Versions;
import finme.kernel.Problem;
import finme.kernel.Slice;
import finme.source.Source;
import finme.source.Sources;
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
@RequestMapping("/api/v1/admin/sources")
@Tag(name = "Sources", description = "Where applications come from: key, format and mapping of each source")
class SourceController {
    private final Sources sources;
    private final JsonResources json;

    SourceController(Sources sources, JsonResources json) {
        this.sources = sources;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "All sources, by code")
    Slice<Source> all() {
        return new Slice<>(sources.all().stream().map(MaskedSource::of).toList(), null);
    }

    @GetMapping("/{code}")
    @Operation(summary = "One source; its ETag is its version")
    ResponseEntity<Source> one(@PathVariable String code) {
        return answer(HttpStatus.OK, sources.find(code).orElseThrow(() -> Problem.notFound("This source")));
    }

    @PutMapping("/{code}")
    @Operation(
            summary = "Create or replace a source",
            description = "A key or secret of \"***\" stays as it is. A mapping that does not compile is refused.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Source.class))))
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Created")
    @ApiResponse(responseCode = "412", description = "If-Match was sent and names another version")
    @ApiResponse(responseCode = "422", description = "Every fault, each with its pointer")
    ResponseEntity<Source> put(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body,
            Principal admin) {
        Source source = json.read(body, code, Source.class);
        Versions.check(
                ifMatch, sources.find(code).map(Sources.Versioned::version).orElse(null));
        Sources.Saved saved = sources.save(source, admin.getName());
        return answer(saved.created() ? HttpStatus.CREATED : HttpStatus.OK, saved.versioned());
    }

    private static ResponseEntity<Source> answer(HttpStatus status, Sources.Versioned versioned) {
        return ResponseEntity.status(status)
                .eTag(Versions.etag(versioned.version()))
                .body(MaskedSource.of(versioned));
    }
}
