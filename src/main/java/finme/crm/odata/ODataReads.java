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
import finme.crm.odata.BatchPart.Answer;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests that read records, and what they found. */
@Component
class ODataReads {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ODataService service;
    private final ObjectMapper json;

    ODataReads(ODataService service, ObjectMapper json) {
        this.service = service;
        this.json = json;
    }

    HttpRequest.Builder single(URI root, EntityTypes types, Mapping mapping, Subject subject) {
        return service.request(root, ODataWrites.address(types, mapping, subject.key()))
                .GET();
    }

    static List<BatchPart> parts(EntityTypes types, Mapping mapping, List<Subject> subjects) {
        return subjects.stream()
                .map(subject -> new BatchPart(
                        "get",
                        ODataWrites.address(types, mapping, subject.key()),
                        Map.of("accept", "application/json"),
                        null))
                .toList();
    }

    Map<Subject, CrmReading> readings(List<@Nullable Answer> answers, List<Subject> subjects) {
        Map<Subject, CrmReading> readings = new HashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            Answer answer = answers.get(i);
            readings.put(
                    subjects.get(i),
                    answer == null
                            ? new Fault("no answer in the batch")
                            : reading(answer.status(), answer.body(), answer.etag()));
        }
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

    CrmChangedPage page(byte[] answer, EntityTypes types, Mapping mapping, int limit) throws IOException {
        String own = types.of(mapping.entity()).map(EntityTypes.EntityType::key).orElse(null);
        List<Item> items = new ArrayList<>();
        JsonNode tree = json.readTree(answer);
        for (JsonNode one : tree.path("value")) {
            String etag = one.path("@odata.etag").asText(null);
            items.add(new Item(
                    one.path(mapping.key()).asText(),
                    own == null ? null : one.path(own).asText(null),
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
