package finme.crm.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmRecord;
import finme.crm.connector.CrmTaken;
import finme.crm.http.Refused;
import finme.delivery.States.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests that upsert records, and what became of each of them. */
@Component
class ODataBatch {
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "prefer", "return=minimal");

    private final ODataService service;
    private final ObjectMapper json;

    ODataBatch(ODataService service, ObjectMapper json) {
        this.service = service;
        this.json = json;
    }

    HttpRequest.Builder single(URI root, EntityTypes types, CrmRecord record) {
        HttpRequest.Builder request = service.request(root, address(types, record))
                .header("Content-Type", "application/json")
                .header("Prefer", "return=minimal")
                .method("PATCH", BodyPublishers.ofByteArray(write(record.fields())));
        record.headers().forEach(request::setHeader);
        return request;
    }

    HttpRequest.Builder request(URI root, EntityTypes types, List<CrmRecord> records) {
        List<Map<String, Object>> requests = IntStream.range(0, records.size())
                .mapToObj(i -> one(types, records.get(i), Integer.toString(i)))
                .toList();
        return post(root, requests);
    }

    HttpRequest.Builder post(URI root, List<Map<String, Object>> requests) {
        return service.request(root, "$batch")
                .setHeader("OData-Version", "4.01")
                .header("Content-Type", "application/json")
                .header("Prefer", "odata.continue-on-error")
                .POST(BodyPublishers.ofByteArray(write(Map.of("requests", requests))));
    }

    private static Map<String, Object> one(EntityTypes types, CrmRecord record, String id) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", id);
        request.put("method", "patch");
        request.put("url", address(types, record));
        Map<String, String> headers = new LinkedHashMap<>(HEADERS);
        record.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        request.put("headers", headers);
        request.put("body", record.fields());
        return request;
    }

    /** A set that the service does not have is addressed all the same: its own words say what is wrong. */
    static String address(EntityTypes types, Mapping mapping, String id) {
        EntityTypes.EntityType unknown = new EntityTypes.EntityType(null, Map.of());
        return mapping.entity()
                + '('
                + types.of(mapping.entity()).orElse(unknown).address(mapping.key(), id)
                + ')';
    }

    private static String address(EntityTypes types, CrmRecord record) {
        return address(types, record.mapping(), record.subject().key());
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a CRM batch can't be written", impossible);
        }
    }

    CrmTaken taken(byte[] answer, List<CrmRecord> records) throws IOException {
        Map<String, String> said = new HashMap<>();
        Map<Subject, String> etags = new HashMap<>();
        for (JsonNode one : json.readTree(answer).path("responses")) {
            int status = one.path("status").asInt();
            JsonNode code = one.path("body").path("error").path("code");
            boolean taken = status >= 200 && status < 300;
            said.put(one.path("id").asText(), taken ? "" : "HTTP " + status + word(code));
            String etag = header(one, "etag");
            int at = one.path("id").asInt(-1);
            if (taken && etag != null && at >= 0 && at < records.size()) {
                etags.put(records.get(at).subject(), etag);
            }
        }
        Map<Subject, String> faults = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            String fault = said.getOrDefault(Integer.toString(i), "no answer in the batch");
            if (!fault.isEmpty()) {
                faults.put(records.get(i).subject(), fault);
            }
        }
        return new CrmTaken(faults, etags);
    }

    CrmTaken taken(HttpResponse<byte[]> response, CrmRecord record) throws IOException {
        int status = response.statusCode();
        if (status == 412) {
            return new CrmTaken(Map.of(record.subject(), "HTTP 412"), Map.of());
        }
        if (status < 200 || status > 299) {
            throw new Refused(response, true);
        }
        String etag = response.headers().firstValue("ETag").orElse(null);
        return new CrmTaken(Map.of(), etag == null ? Map.of() : Map.of(record.subject(), etag));
    }

    static @Nullable String header(JsonNode response, String name) {
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asText();
            }
        }
        return null;
    }

    /** The CRM's code, as far as it is one: its sentences may quote values. */
    private static String word(JsonNode code) {
        String text = code.asText();
        return text.matches("[A-Za-z0-9_.-]{1,60}") ? ' ' + text : "";
    }
}
