package finme.crm.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.connector.CrmRecord;
import finme.delivery.States.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
        return service.request(root, address(types, record))
                .header("Content-Type", "application/json")
                .header("Prefer", "return=minimal")
                .method("PATCH", BodyPublishers.ofByteArray(write(record.fields())));
    }

    HttpRequest.Builder request(URI root, EntityTypes types, List<CrmRecord> records) {
        List<Map<String, Object>> requests = IntStream.range(0, records.size())
                .mapToObj(i -> one(types, records.get(i), Integer.toString(i)))
                .toList();
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
        request.put("headers", HEADERS);
        request.put("body", record.fields());
        return request;
    }

    /** A set that the service does not have is addressed all the same: its own words say what is wrong. */
    private static String address(EntityTypes types, CrmRecord record) {
        String key = record.mapping().key();
        String id = record.subject().key();
        EntityTypes.EntityType unknown = new EntityTypes.EntityType(null, Map.of());
        return record.mapping().entity()
                + '('
                + types.of(record.mapping().entity()).orElse(unknown).address(key, id)
                + ')';
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a CRM batch can't be written", impossible);
        }
    }

    /** @return those that were not taken */
    Map<Subject, String> faults(byte[] answer, List<CrmRecord> records) throws IOException {
        Map<String, String> said = new HashMap<>();
        for (JsonNode one : json.readTree(answer).path("responses")) {
            int status = one.path("status").asInt();
            JsonNode code = one.path("body").path("error").path("code");
            said.put(one.path("id").asText(), status >= 200 && status < 300 ? "" : "HTTP " + status + word(code));
        }
        Map<Subject, String> faults = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            String fault = said.getOrDefault(Integer.toString(i), "no answer in the batch");
            if (!fault.isEmpty()) {
                faults.put(records.get(i).subject(), fault);
            }
        }
        return faults;
    }

    /** The CRM's code, as far as it is one: its sentences may quote values. */
    private static String word(JsonNode code) {
        String text = code.asText();
        return text.matches("[A-Za-z0-9_.-]{1,60}") ? ' ' + text : "";
    }
}
