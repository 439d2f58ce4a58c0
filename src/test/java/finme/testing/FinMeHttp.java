package finme.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Talks to the running FinMe as the outside does. Follows no redirect and keeps no cookie. */
@TestComponent
public class FinMeHttp {
    /** Users of the profile {@code test}; their password is their name. */
    public static final String ADMIN = "admin";

    public static final String OWNER = "owner";
    public static final String OPERATOR = "operator";
    public static final String AUDITOR = "auditor";

    private static final List<String> PUBLIC =
            List.of("/api/v1/sources/", "/api/v1/partners/", "/api/v1/schemas/", "/api/v1/forms/", "/status/");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Environment environment;
    private final ObjectMapper json;

    private final @Nullable Supplier<String> edge;
    private final Consumer<String> saved;

    @Autowired
    FinMeHttp(Environment environment, ObjectMapper json) {
        this(environment, json, null, source -> {});
    }

    private FinMeHttp(
            Environment environment, ObjectMapper json, @Nullable Supplier<String> edge, Consumer<String> saved) {
        this.environment = environment;
        this.json = json;
        this.edge = edge;
        this.saved = saved;
    }

    /**
     * The same, with what is public asked at an edge.
     *
     * @param edge its address, asked for with each request
     * @param saved waits until the edge knows the source of that code as it was just saved
     */
    public FinMeHttp through(Supplier<String> edge, Consumer<String> saved) {
        return new FinMeHttp(environment, json, edge, saved);
    }

    /** What came back; {@code json()} of a body that is not JSON fails the test. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String body, ObjectMapper mapper) {
        public JsonNode json() {
            try {
                return mapper.readTree(body);
            } catch (JsonProcessingException noJson) {
                throw new AssertionError("not JSON (" + status + "): " + body, noJson);
            }
        }

        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    /** @param path such as {@code /sandbox/partners/accept} */
    public String url(String path) {
        return "http://localhost:" + environment.getRequiredProperty("server.port") + path;
    }

    public Answer get(String path, @Nullable String user) {
        return send(as(user, request(path)).GET());
    }

    public Answer post(String path, @Nullable String user, Object body) {
        return send(as(user, request(path))
                .header("Content-Type", "application/json")
                .POST(text(body)));
    }

    public Answer put(String path, @Nullable String user, Object body) {
        return put(path, user, body, Map.of());
    }

    public Answer put(String path, @Nullable String user, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = as(user, request(path))
                .header("Content-Type", "application/json")
                .PUT(text(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Creates or replaces master data as an administrator and fails the test when it is refused. */
    public Answer putMasterData(String kind, String code, Object body) {
        Answer answer = put("/api/v1/admin/" + kind + "/" + code, ADMIN, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(kind + " " + code + " was refused: " + answer.status() + " " + answer.body());
        }
        if (kind.equals("sources")) {
            saved.accept(code);
        }
        return answer;
    }

    /** Sends an application in the source's own format. */
    public Answer apply(String source, String key, String contentType, String body, String... moreHeaders) {
        HttpRequest.Builder request = request("/api/v1/sources/" + source + "/applications")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", contentType)
                .POST(text(body));
        return send(moreHeaders.length == 0 ? request : request.headers(moreHeaders));
    }

    public HttpRequest.Builder request(String path) {
        String address = edge != null && PUBLIC.stream().anyMatch(path::startsWith) ? edge.get() + path : url(path);
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
    }

    public HttpRequest.Builder as(@Nullable String user, HttpRequest.Builder request) {
        return user == null ? request : request.header("Authorization", basic(user, user));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.headers(), answer.body(), json);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.BodyPublisher text(Object body) {
        try {
            String text = body instanceof String ready ? ready : json.writeValueAsString(body);
            return HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
