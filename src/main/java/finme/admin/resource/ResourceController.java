package finme.admin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import finme.catalogue.Catalogue;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Master data of every kind as JSON; {@link ResourceApi} describes each kind's addresses. */
@RestController
@RequestMapping("/api/v1/admin/{kind}")
class ResourceController {
    private final ResourceKinds kinds;
    private final JsonResources json;

    ResourceController(ResourceKinds kinds, JsonResources json) {
        this.kinds = kinds;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "All of them, by code")
    Slice<Object> list(@PathVariable String kind) {
        List<Object> items = kinds.of(kind).catalogue().all().stream()
                .<Object>map(Versioned::masked)
                .toList();
        return new Slice<>(items, null);
    }

    @GetMapping("/{code}")
    @Operation(summary = "One of them; its ETag is its version")
    ResponseEntity<Object> one(@PathVariable String kind, @PathVariable String code) {
        return answer(HttpStatus.OK, find(kinds.of(kind), code));
    }

    @GetMapping("/{code}/versions")
    @Operation(summary = "What was saved, newest first; secrets are masked")
    Slice<PastVersion> versions(@PathVariable String kind, @PathVariable String code) {
        return new Slice<>(
                kinds.of(kind).catalogue().history(find(kinds.of(kind), code).code()), null);
    }

    @PutMapping("/{code}")
    @Operation(
            summary = "Create or replace",
            description = "A secret of \"***\" stays as it is. A member that does not exist is refused.")
    ResponseEntity<Object> put(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestBody JsonNode body,
            Principal admin) {
        return put(kinds.of(kind), code, ifMatch, ifNoneMatch, body, admin.getName());
    }

    private <T> ResponseEntity<Object> put(
            ResourceKind<T> kind,
            String code,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            JsonNode body,
            String admin) {
        T value = json.read(body, code, kind.type());
        Catalogue.Saved<T> saved =
                kind.catalogue().put(value, Preconditions.of(ifMatch, ifNoneMatch, kind.needsPrecondition()), admin);
        return answer(saved.created() ? HttpStatus.CREATED : HttpStatus.OK, saved.versioned());
    }

    private static <T> Versioned<T> find(ResourceKind<T> kind, String code) {
        return kind.catalogue().find(code).orElseThrow(() -> Problem.notFound("This " + kind.noun()));
    }

    private static ResponseEntity<Object> answer(HttpStatus status, Versioned<?> versioned) {
        return ResponseEntity.status(status)
                .eTag(Preconditions.etag(versioned.version()))
                .body(versioned.masked());
    }
}
