package finme.crm.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmRecord;
import finme.crm.connector.CrmTaken;
import finme.crm.http.Refused;
import finme.crm.odata.BatchPart.Answer;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests that upsert records, and what became of each of them. */
@Component
class ODataWrites {
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "prefer", "return=minimal");

    private final ODataService service;
    private final ObjectMapper json;

    ODataWrites(ODataService service, ObjectMapper json) {
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

    List<BatchPart> parts(EntityTypes types, List<CrmRecord> records) {
        return records.stream().map(record -> part(types, record)).toList();
    }

    private static BatchPart part(EntityTypes types, CrmRecord record) {
        Map<String, String> headers = new LinkedHashMap<>(HEADERS);
        record.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new BatchPart("patch", address(types, record), headers, record.fields());
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
            throw new IllegalStateException("a CRM record can't be written", impossible);
        }
    }

    static CrmTaken taken(List<@Nullable Answer> answers, List<CrmRecord> records) {
        Map<Subject, String> faults = new HashMap<>();
        Map<Subject, String> etags = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            Subject subject = records.get(i).subject();
            Answer answer = answers.get(i);
            if (answer == null) {
                faults.put(subject, "no answer in the batch");
            } else if (answer.status() < 200 || answer.status() > 299) {
                faults.put(
                        subject,
                        "HTTP " + answer.status()
                                + word(answer.body().path("error").path("code")));
            } else if (answer.etag() != null) {
                etags.put(subject, answer.etag());
            }
        }
        return new CrmTaken(faults, etags);
    }

    static CrmTaken taken(HttpResponse<byte[]> response, CrmRecord record) throws IOException {
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

    /** The CRM's code, as far as it is one: its sentences may quote values. */
    private static String word(JsonNode code) {
        String text = code.asText();
        return text.matches("[A-Za-z0-9_.-]{1,60}") ? ' ' + text : "";
    }
}
