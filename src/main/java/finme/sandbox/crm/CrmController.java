package finme.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import finme.sandbox.crm.Entities.Entity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The OData v4 service. Reading what holds no personal data needs no login, everything else does. */
@RestController
@RequestMapping("/sandbox/crm")
class CrmController {
    private final Records records;
    private final Entities entities;
    private final CrmAccess access;

    CrmController(Records records, Entities entities, CrmAccess access) {
        this.records = records;
        this.entities = entities;
        this.access = access;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> service() {
        access.open();
        List<Map<String, String>> sets = EdmSchema.SETS.keySet().stream()
                .map(set -> Map.of("name", set, "kind", "EntitySet", "url", set))
                .toList();
        return answer(200).body(Map.of("@odata.context", "$metadata", "value", sets));
    }

    @GetMapping(path = "/$metadata", produces = MediaType.APPLICATION_XML_VALUE)
    String metadata() {
        access.open();
        return EdmSchema.metadata();
    }

    @GetMapping(path = "/{set:[A-Z][A-Za-z]*}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> list(
            @PathVariable("set") String set,
            @RequestParam(name = "$filter", required = false) @Nullable String filter,
            @RequestParam(name = "$orderby", required = false) @Nullable String orderBy,
            @RequestParam(name = "$skip", defaultValue = "0") int skip,
            @RequestParam(name = "$top", defaultValue = "100") int top,
            @RequestParam(name = "$count", defaultValue = "false") boolean count,
            @RequestHeader HttpHeaders headers) {
        access.open(set, headers);
        Query.Page page = new Query(filter, orderBy, skip, top, count).of(entities.all(Records.known(set)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("@odata.context", "$metadata#" + set);
        if (count) {
            body.put("@odata.count", page.total());
        }
        body.put("value", page.items().stream().map(CrmController::withEtag).toList());
        return answer(200).body(body);
    }

    @GetMapping(path = "/{set:[A-Z][A-Za-z]*}/$count", produces = MediaType.TEXT_PLAIN_VALUE)
    String count(@PathVariable("set") String set) {
        access.open();
        return Integer.toString(entities.all(Records.known(set)).size());
    }

    @GetMapping(path = "/{set:[A-Z][A-Za-z]*}({key})", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> read(
            @PathVariable("set") String set, @PathVariable("key") String key, @RequestHeader HttpHeaders headers) {
        access.open(set, headers);
        Entity entity = records.read(set, key);
        return answer(200).header(HttpHeaders.ETAG, entity.etag()).body(withEtag(entity));
    }

    @DeleteMapping("/{set:[A-Z][A-Za-z]*}({key})")
    ResponseEntity<Map<String, Object>> delete(
            @PathVariable("set") String set, @PathVariable("key") String key, @RequestHeader HttpHeaders headers) {
        access.open(headers);
        records.delete(set, key);
        return answer(204).build();
    }

    @RequestMapping(
            path = "/{set:[A-Z][A-Za-z]*}({key})",
            method = {RequestMethod.PATCH, RequestMethod.PUT},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> write(
            @PathVariable("set") String set,
            @PathVariable("key") String key,
            @RequestBody JsonNode body,
            @RequestHeader HttpHeaders headers,
            HttpMethod method) {
        access.open(headers);
        Records.Written written = records.write(
                set,
                key,
                body,
                method.equals(HttpMethod.PUT),
                new Records.Condition(
                        headers.getFirst(HttpHeaders.IF_MATCH), headers.getFirst(HttpHeaders.IF_NONE_MATCH)));
        String etag = written.entity().etag();
        if (String.valueOf(headers.getFirst("Prefer")).contains("return=minimal")) {
            return answer(204).header(HttpHeaders.ETAG, etag).build();
        }
        return answer(written.created() ? 201 : 200)
                .header(HttpHeaders.ETAG, etag)
                .body(withEtag(written.entity()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> fault(ODataFault fault) {
        ResponseEntity.BodyBuilder answer = answer(fault.status()).contentType(MediaType.APPLICATION_JSON);
        if (fault.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"sandbox CRM\"");
        }
        return answer.body(fault.body());
    }

    private static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status).header("OData-Version", "4.01");
    }

    static Map<String, Object> withEtag(Entity entity) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("@odata.etag", entity.etag());
        entity.body().properties().forEach(field -> body.put(field.getKey(), field.getValue()));
        return body;
    }
}
