package finme.sandbox.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import finme.sandbox.SandboxClock;
import finme.sandbox.crm.Entities.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** OData 4.01 JSON batches: many requests in one, each answered for itself. */
@RestController
class CrmBatchController {
    private static final Pattern URL = Pattern.compile("/?(?:sandbox/crm/)?([A-Za-z]+)\\(([^)]*)\\)");

    private final Records records;
    private final CrmAccess access;
    private final Outage outage;
    private final SandboxClock clock;

    CrmBatchController(Records records, CrmAccess access, Outage outage, SandboxClock clock) {
        this.records = records;
        this.access = access;
        this.outage = outage;
        this.clock = clock;
    }

    record Batch(List<Request> requests) {}

    record Request(
            String id,
            String method,
            String url,
            @Nullable Map<String, String> headers,
            @Nullable JsonNode body) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Response(
            String id,
            int status,
            Map<String, String> headers,
            @Nullable Object body) {}

    @PostMapping(
            path = "/sandbox/crm/$batch",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<Map<String, List<Response>>> batch(@RequestBody Batch batch, @RequestHeader HttpHeaders headers) {
        access.open(headers);
        if (outage.state().choke().stream()
                .anyMatch(id -> batch.requests().stream()
                        .anyMatch(request -> request.url().contains(id.toString())))) {
            throw new ODataFault(500, "Choked", "The sandbox was told to choke on a record of this batch.");
        }
        CompletableFuture<Map<String, List<Response>>> result = new CompletableFuture<>();
        clock.after(
                outage.state().delay(),
                () -> result.complete(Map.of(
                        "responses", batch.requests().stream().map(this::one).toList())));
        return result;
    }

    private Response one(Request request) {
        try {
            Matcher url = URL.matcher(request.url());
            if (!url.matches()) {
                throw new ODataFault(400, "BadRequest", "A batch takes requests to single records.");
            }
            return answer(request, url.group(1), url.group(2));
        } catch (ODataFault fault) {
            return new Response(request.id(), fault.status(), Map.of(), fault.body());
        }
    }

    private Response answer(Request request, String set, String key) {
        String method = request.method().toLowerCase(Locale.ROOT);
        if (method.equals("get")) {
            return response(request, 200, records.read(set, key));
        }
        if (!method.equals("patch") && !method.equals("put")) {
            throw new ODataFault(405, "MethodNotAllowed", "get, patch and put are known.");
        }
        JsonNode body = request.body();
        if (body == null) {
            throw new ODataFault(400, "BadRequest", "The body is missing.");
        }
        Records.Written written = records.write(
                set,
                key,
                body,
                method.equals("put"),
                new Records.Condition(header(request, "if-match"), header(request, "if-none-match")));
        if (String.valueOf(header(request, "prefer")).contains("return=minimal")) {
            return new Response(
                    request.id(), 204, Map.of("etag", written.entity().etag()), null);
        }
        return response(request, written.created() ? 201 : 200, written.entity());
    }

    private static Response response(Request request, int status, Entity entity) {
        return new Response(request.id(), status, Map.of("etag", entity.etag()), CrmController.withEtag(entity));
    }

    private static @Nullable String header(Request request, String name) {
        Map<String, String> headers = request.headers();
        return headers == null
                ? null
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> fault(ODataFault fault) {
        return ResponseEntity.status(fault.status())
                .header("OData-Version", "4.01")
                .contentType(MediaType.APPLICATION_JSON)
                .body(fault.body());
    }
}
