package finme.chaos.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** What an administrator may do, as calls. Every answer but 2xx is a fault. */
public final class AdminApi {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Supplier<String> finme;

    public AdminApi(Supplier<String> finme) {
        this.finme = finme;
    }

    public void put(String path, Object body) throws IOException, InterruptedException {
        expect(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** What came back, whatever its status. */
    public record Answer(int status, String body) {}

    /** With one more header. */
    public Answer put(String path, Object body, String header, String value) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "application/json")
                .header(header, value)
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
        return new Answer(answer.statusCode(), answer.body());
    }

    public void post(String path, Object body) throws IOException, InterruptedException {
        ask(path, body);
    }

    /** A POST whose answer is wanted. */
    public JsonNode ask(String path, Object body) throws IOException, InterruptedException {
        String answer = expect(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
        return json.readTree(answer);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(expect(request(path)));
    }

    /** As Camunda Modeler does it. */
    public void deploy(String file, String content) throws IOException, InterruptedException {
        String boundary = "chaos-boundary";
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nchaos\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        expect(request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(finme.get() + path));
    }

    private String expect(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "FinMe answered " + answer.statusCode() + " " + answer.body() + " to " + answer.uri());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString(("admin:" + Node.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return http.send(
                request.header("Authorization", "Basic " + login).build(), HttpResponse.BodyHandlers.ofString());
    }
}
