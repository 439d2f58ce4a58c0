package finme.crm.odata;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.Crm.Mapping;
import finme.crm.connector.CrmChangedPage;
import finme.crm.connector.CrmChangedPage.Item;
import finme.crm.connector.CrmReading;
import finme.crm.connector.CrmReading.Fault;
import finme.crm.connector.CrmReading.Found;
import finme.crm.connector.CrmReading.Missing;
import finme.crm.http.CrmHttp;
import finme.crm.http.Refused;
import finme.delivery.States.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests that read records, and what they found. */
@Component
class ODataReads {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ODataService service;
    private final ODataBatch batch;
    private final ObjectMapper json;

    ODataReads(ODataService service, ODataBatch batch, ObjectMapper json) {
        this.service = service;
        this.batch = batch;
        this.json = json;
    }

    HttpRequest.Builder single(URI root, EntityTypes types, Mapping mapping, Subject subject) {
        return service.request(root, ODataBatch.address(types, mapping, subject.key()))
                .GET();
    }

    HttpRequest.Builder request(URI root, EntityTypes types, Mapping mapping, List<Subject> subjects) {
        List<Map<String, Object>> requests = IntStream.range(0, subjects.size())
                .mapToObj(i -> Map.<String, Object>of(
                        "id",
                        Integer.toString(i),
                        "method",
                        "get",
                        "url",
                        ODataBatch.address(types, mapping, subjects.get(i).key()),
                        "headers",
                        Map.of("accept", "application/json")))
                .toList();
        return batch.post(root, requests);
    }

    Map<Subject, CrmReading> readings(byte[] answer, List<Subject> subjects) throws IOException {
        Map<Subject, CrmReading> readings = new HashMap<>();
        for (JsonNode one : json.readTree(answer).path("responses")) {
            int at = one.path("id").asInt(-1);
            if (at >= 0 && at < subjects.size()) {
                String etag = ODataBatch.header(one, "etag");
                readings.put(subjects.get(at), reading(one.path("status").asInt(), one.path("body"), etag));
            }
        }
        subjects.forEach(subject -> readings.putIfAbsent(subject, new Fault("no answer in the batch")));
        return readings;
    }

    CrmReading reading(HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status != 200 && status != 404 && status != 410) {
            throw new Refused(response, true);
        }
        String etag = response.headers().firstValue("ETag").orElse(null);
        return reading(status, status == 200 ? json.readTree(CrmHttp.body(response)) : json.nullNode(), etag);
    }

    private CrmReading reading(int status, JsonNode body, @Nullable String etag) {
        if (status == 404 || status == 410) {
            return new Missing();
        }
        if (status != 200 || !body.isObject()) {
            return new Fault("HTTP " + status);
        }
        String inside = body.path("@odata.etag").asText(null);
        return new Found(json.convertValue(body, MAP), inside == null ? etag : inside);
    }

    HttpRequest.Builder changed(URI root, Mapping mapping, Instant from, int skip, int limit) {
        String changedAt = String.valueOf(mapping.changedAt());
        return service.request(
                        root,
                        mapping.entity() + "?$filter=" + encoded(changedAt + " ge " + from) + "&$orderby="
                                + encoded(changedAt + " asc") + "&$skip=" + skip + "&$top=" + limit)
                .GET();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    CrmChangedPage page(byte[] answer, Mapping mapping, int limit) throws IOException {
        List<Item> items = new ArrayList<>();
        JsonNode tree = json.readTree(answer);
        for (JsonNode one : tree.path("value")) {
            String etag = one.path("@odata.etag").asText(null);
            items.add(new Item(
                    one.path(mapping.key()).asText(),
                    etag,
                    time(one.path(String.valueOf(mapping.changedAt())).asText())));
        }
        return new CrmChangedPage(items, items.size() >= limit || tree.has("@odata.nextLink"));
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
