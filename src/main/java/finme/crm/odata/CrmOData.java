package finme.crm.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.odata.CrmRecords.CrmRecord;
import finme.work.FailureLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Upserts records by one OData v4 JSON batch: {@code PATCH Applications(<id>)} each, and reads what became of each. */
@Component
public class CrmOData {
    private static final Logger LOG = LoggerFactory.getLogger(CrmOData.class);

    /** Statuses to a batch that one of its records may have caused. */
    private static final Set<Integer> CHOKED = Set.of(400, 409, 413, 422, 500);

    private final CrmProperties properties;
    private final CrmAddress address;
    private final CrmHttp http;
    private final ObjectMapper json;
    private final FailureLog failures = new FailureLog(LOG, "The CRM can't be asked");

    CrmOData(CrmProperties properties, CrmAddress address, CrmHttp http, ObjectMapper json) {
        this.properties = properties;
        this.address = address;
        this.http = http;
        this.json = json;
    }

    public boolean reachable() {
        return address.of(properties.url()) != null;
    }

    /** Never fails: whatever went wrong is {@link CrmAnswer.Away}. */
    public CompletableFuture<CrmAnswer> upsert(Map<UUID, CrmRecord> records) {
        URI url = address.of(properties.url());
        if (url == null) {
            return CompletableFuture.completedFuture(new CrmAnswer.Away("no CRM configured", false));
        }
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(new CrmAnswer.Heard(Map.of()));
        }
        // from within the future on, so that whatever is thrown is an answer too
        return CompletableFuture.completedFuture(records)
                .thenCompose(all -> http.send(request(url, all)))
                .handle((response, failure) -> failure == null ? heard(response, records.keySet()) : away(failure));
    }

    private HttpRequest.Builder request(URI url, Map<UUID, CrmRecord> records) {
        return HttpRequest.newBuilder(URI.create(url + "/$batch"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("OData-Version", "4.01")
                .header("OData-MaxVersion", "4.01")
                .header("Prefer", "odata.continue-on-error")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(records)));
    }

    private byte[] body(Map<UUID, CrmRecord> records) {
        List<Map<String, Object>> requests = records.entrySet().stream()
                .map(record -> Map.of(
                        "id", record.getKey().toString(),
                        "method", "patch",
                        "url", "Applications(" + record.getKey() + ")",
                        "headers", Map.of("content-type", "application/json", "prefer", "return=minimal"),
                        "body", record.getValue().properties()))
                .toList();
        try {
            return json.writeValueAsBytes(Map.of("requests", requests));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a CRM batch can't be written", impossible);
        }
    }

    private CrmAnswer heard(HttpResponse<byte[]> response, Set<UUID> sent) {
        failures.worked();
        if (response.statusCode() != 200) {
            return new CrmAnswer.Away("HTTP " + response.statusCode(), CHOKED.contains(response.statusCode()));
        }
        try {
            Map<UUID, String> faults = new HashMap<>();
            Set<UUID> silent = new HashSet<>(sent);
            for (JsonNode one : json.readTree(response.body()).path("responses")) {
                UUID id = UUID.fromString(one.path("id").asText());
                silent.remove(id);
                int status = one.path("status").asInt();
                if (status < 200 || status > 299) {
                    faults.put(
                            id,
                            "HTTP " + status
                                    + code(one.path("body")
                                            .path("error")
                                            .path("code")
                                            .asText()));
                }
            }
            silent.forEach(id -> faults.put(id, "no answer in the batch"));
            return new CrmAnswer.Heard(faults);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new CrmAnswer.Away("unreadable answer", true);
        }
    }

    /** The CRM's code, as far as it is one: its sentences may quote values. */
    private static String code(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,60}") ? ' ' + code : "";
    }

    /** That nobody answers is to be expected; anything else is a mistake of ours. */
    private CrmAnswer away(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new CrmAnswer.Away("no answer in time", false);
        }
        if (!(cause instanceof IOException)) {
            failures.failed(cause);
        }
        return new CrmAnswer.Away(cause.getClass().getSimpleName(), false);
    }
}
