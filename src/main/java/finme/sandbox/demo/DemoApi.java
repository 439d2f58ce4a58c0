package finme.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.outbound.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;

/** FinMe's public API, as an administrator and as a source see it. */
final class DemoApi {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json;
    private final String root;
    private final String admin;

    /** @param root scheme, host and port */
    DemoApi(ObjectMapper json, String root, String user, String password) {
        this.json = json;
        this.root = root;
        this.admin =
                "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    record Answer(int status, JsonNode body) {
        boolean ok() {
            return status / 100 == 2;
        }

        /** The code of a problem, without its sentences. */
        String code() {
            return status + " " + body.path("code").asText(body.path("title").asText(""));
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path, admin).GET().build());
    }

    Answer put(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path, admin)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    Answer post(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path, admin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** As a source sends it; the key of the request makes a second time the first. */
    Answer apply(String source, String sourceKey, Sample sample) throws IOException, InterruptedException {
        String to = sample.isFile() ? "/batches" : "/applications";
        return send(request("/api/v1/sources/" + source + to, "Bearer " + sourceKey)
                .header("Content-Type", sample.contentType())
                .header("Idempotency-Key", "demo-" + sample.name())
                .POST(HttpRequest.BodyPublishers.ofByteArray(sample.body()))
                .build());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", authorization);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        try {
            HttpResponse<byte[]> response =
                    Exchange.send(http, request, Exchange.LONGEST).get();
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (ExecutionException away) {
            throw new IOException("FinMe does not answer", away.getCause());
        }
    }
}
