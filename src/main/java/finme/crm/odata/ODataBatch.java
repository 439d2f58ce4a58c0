package finme.crm.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.crm.http.CrmHttp;
import finme.crm.http.Refused;
import finme.crm.odata.BatchPart.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Several requests in one: as JSON where the service speaks OData 4.01, else as a MIME message. */
@Component
class ODataBatch {
    private final ODataService service;
    private final MultipartBatch multipart;
    private final ObjectMapper json;

    ODataBatch(ODataService service, MultipartBatch multipart, ObjectMapper json) {
        this.service = service;
        this.multipart = multipart;
        this.json = json;
    }

    HttpRequest.Builder request(URI root, EntityTypes types, List<BatchPart> parts) {
        HttpRequest.Builder request = service.request(root, "$batch")
                .setHeader("OData-Version", types.json() ? "4.01" : "4.0")
                .header("Prefer", "odata.continue-on-error");
        try {
            if (types.json()) {
                return request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("requests", requests(parts)))));
            }
            String boundary = "batch_" + UUID.randomUUID();
            return request.setHeader("Accept", "multipart/mixed")
                    .header("Content-Type", "multipart/mixed; boundary=" + boundary)
                    .POST(BodyPublishers.ofByteArray(multipart.write(boundary, parts)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Map<String, Object>> requests(List<BatchPart> parts) {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (BatchPart part : parts) {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("id", Integer.toString(requests.size()));
            request.put("method", part.method());
            request.put("url", part.url());
            request.put("headers", part.headers());
            if (part.body() != null) {
                request.put("body", part.body());
            }
            requests.add(request);
        }
        return requests;
    }

    /**
     * @return what became of each request; null for one that was not answered
     * @throws Refused when the batch as a whole was
     */
    List<@Nullable Answer> answers(HttpResponse<byte[]> response, int requests) throws IOException {
        if (response.statusCode() != 200 && response.statusCode() != 202) {
            throw new Refused(response, true);
        }
        List<@Nullable Answer> answers = new ArrayList<>();
        String type = response.headers().firstValue("Content-Type").orElse("");
        byte[] body = CrmHttp.body(response);
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            answers.addAll(multipart.read(body, type));
        } else {
            answers.addAll(inOrder(json.readTree(body).path("responses"), requests));
        }
        while (answers.size() < requests) {
            answers.add(null);
        }
        return answers;
    }

    private static List<@Nullable Answer> inOrder(JsonNode responses, int requests) {
        Map<String, Answer> byId = new HashMap<>();
        for (JsonNode one : responses) {
            Map<String, String> headers = new HashMap<>();
            one.path("headers")
                    .properties()
                    .forEach(header -> headers.put(
                            header.getKey().toLowerCase(Locale.ROOT),
                            header.getValue().asText()));
            byId.put(one.path("id").asText(), new Answer(one.path("status").asInt(), headers, one.path("body")));
        }
        List<@Nullable Answer> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            answers.add(byId.get(Integer.toString(i)));
        }
        return answers;
    }
}
