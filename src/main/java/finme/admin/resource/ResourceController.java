package finme.admin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import finme.admin.difference.Differences;
import finme.catalogue.Catalogue;
import finme.catalogue.ExpectedVersion;
import finme.catalogue.PastVersion;
import finme.catalogue.Versioned;
import finme.kernel.Problem;
import finme.kernel.Slice;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Master data of every kind as JSON; {@link ResourceApi} describes each kind's addresses. */
@RestController
@RequestMapping("/api/v1/admin/{kind}")
class ResourceController {
    private static final String CSV = "text/csv";

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

    @GetMapping("/{code}/versions/{version}/diff")
    @Operation(
            summary = "What is different between two of its versions, member by member",
            description = "From the earlier to the later one, whichever is named first; secrets are never shown.")
    HistoryStep.Compared diff(
            @PathVariable String kind, @PathVariable String code, @PathVariable int version, @RequestParam int with) {
        String known = find(kinds.of(kind), code).code();
        return HistoryStep.compare(kinds.of(kind).catalogue().history(known), version, with);
    }

    @PutMapping("/{code}")
    @Operation(
            summary = "Create or replace",
            description = "A secret of \"***\" stays as it is. A member that does not exist is refused."
                    + " With dryRun nothing is stored: the answer says what would change and who is concerned.")
    ResponseEntity<Object> put(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody JsonNode body,
            Principal admin) {
        return put(kinds.of(kind), code, body, new Wish(ifMatch, ifNoneMatch, dryRun), admin.getName());
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete it, if it was never used",
            description = "409 in_use says what keeps it: partners that got an application, sources that sent one, and"
                    + " whatever a rule names stay; other kinds are kept for good.")
    void delete(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal admin) {
        kinds.of(kind).remove(code, Preconditions.of(ifMatch, null, false), admin.getName());
    }

    @GetMapping(path = "/{code}", produces = CSV)
    @Operation(hidden = true)
    ResponseEntity<String> csv(@PathVariable String kind, @PathVariable String code) {
        return csv(kinds.of(kind), code);
    }

    private static <T> ResponseEntity<String> csv(ResourceKind<T> kind, String code) {
        Versioned<T> found = find(kind, code);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                .eTag(Preconditions.etag(found.version()))
                .body(table(kind).write(found.masked()));
    }

    @PutMapping(path = "/{code}", consumes = CSV)
    @Operation(hidden = true)
    ResponseEntity<Object> putCsv(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] body,
            Principal admin) {
        return putCsv(kinds.of(kind), code, body, new Wish(ifMatch, ifNoneMatch, dryRun), admin.getName());
    }

    private <T> ResponseEntity<Object> putCsv(ResourceKind<T> kind, String code, byte[] body, Wish wish, String admin) {
        ResourceKind.Table<T> table = table(kind);
        T value = table.read(code, body);
        try {
            return save(kind, code, value, wish, admin);
        } catch (Problem problem) {
            throw table.located(problem, body);
        }
    }

    private <T> ResponseEntity<Object> put(ResourceKind<T> kind, String code, JsonNode body, Wish wish, String admin) {
        return save(kind, code, json.read(body, code, kind.type()), wish, admin);
    }

    /** What came with a write beside the resource. */
    private record Wish(@Nullable String ifMatch, @Nullable String ifNoneMatch, boolean dryRun) {
        ExpectedVersion expected(boolean required) {
            return Preconditions.of(ifMatch, ifNoneMatch, required && !dryRun);
        }
    }

    private <T> ResponseEntity<Object> save(ResourceKind<T> kind, String code, T value, Wish wish, String admin) {
        ExpectedVersion expected = wish.expected(kind.needsPrecondition());
        if (wish.dryRun()) {
            T proposed = kind.catalogue().preview(value, expected);
            T present = kind.catalogue().find(code).map(Versioned::masked).orElse(null);
            Object impact = kind.impact(present, proposed);
            return answered(HttpStatus.OK).body(impact == null ? differences(present, proposed) : impact);
        }
        Catalogue.Saved<T> saved = kind.catalogue().put(value, expected, admin);
        return answer(saved.created() ? HttpStatus.CREATED : HttpStatus.OK, saved.versioned());
    }

    private <T> Object differences(@Nullable T present, T proposed) {
        JsonNode before = present == null ? JsonNodeFactory.instance.objectNode() : json.tree(present);
        return Map.of("changes", Differences.between(before, json.tree(proposed)));
    }

    private static <T> ResourceKind.Table<T> table(ResourceKind<T> kind) {
        ResourceKind.Table<T> table = kind.table();
        if (table == null) {
            throw Problem.of(406, "not_a_table", "A " + kind.noun() + " is read and written as JSON.");
        }
        return table;
    }

    private static <T> Versioned<T> find(ResourceKind<T> kind, String code) {
        return kind.catalogue().find(code).orElseThrow(() -> Problem.notFound("This " + kind.noun()));
    }

    private static ResponseEntity<Object> answer(HttpStatus status, Versioned<?> versioned) {
        return answered(status).eTag(Preconditions.etag(versioned.version())).body(versioned.masked());
    }

    /** As JSON whatever else was asked for: a change that is made is not refused for the form of its answer. */
    private static ResponseEntity.BodyBuilder answered(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }
}
