package finme.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is not a success is a problem, with a code and nothing of our inside. */
@FinMeTest
class AnswerModuleTests {
    private final FinMeHttp http;

    AnswerModuleTests(FinMeHttp http) {
        this.http = http;
    }

    @Test
    void malformedJsonIsA400() {
        isProblem(http.put("/api/v1/admin/sources/answers", FinMeHttp.ADMIN, "{\"code\": "), 400);
    }

    @Test
    void anUnknownMediaTypeIsA415() {
        isProblem(
                http.send(http.as(FinMeHttp.ADMIN, http.request("/api/v1/admin/sources/answers"))
                        .header("Content-Type", "text/plain")
                        .PUT(HttpRequest.BodyPublishers.ofString("x"))),
                415);
    }

    @Test
    void anotherMethodIsA405() {
        Answer answer = http.send(http.request("/api/v1/schemas/application").DELETE());
        isProblem(answer, 405);
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void anUnknownAddressIsA404() {
        isProblem(http.get("/api/v1/schemas/nothing", null), 404);
    }

    @Test
    void noLoginIsA401AndTheWrongOneA403() {
        Answer anonymous = http.get("/api/v1/admin/sources", null);
        isProblem(anonymous, 401);
        assertThat(anonymous.header("WWW-Authenticate")).startsWith("Basic");
        isProblem(http.put("/api/v1/admin/sources/answers", FinMeHttp.AUDITOR, "{}"), 403);
    }

    @Test
    void aBodyOverOneMebibyteIsA413WhetherAnnouncedOrNot() {
        byte[] large = " ".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
        HttpRequest.BodyPublisher announced = HttpRequest.BodyPublishers.ofByteArray(large);
        HttpRequest.BodyPublisher unannounced =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        for (HttpRequest.BodyPublisher body : new HttpRequest.BodyPublisher[] {announced, unannounced}) {
            isProblem(
                    http.send(http.as(FinMeHttp.ADMIN, http.request("/api/v1/admin/sources/answers"))
                            .header("Content-Type", "application/json")
                            .PUT(body)),
                    413);
        }
    }

    @Test
    void problemsTellNothingOfOurInside() {
        Answer answer = http.get("/api/v1/admin/applications/not-an-id", FinMeHttp.ADMIN);
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("finme.", "java.", "Exception");
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).matches("[a-z0-9_]+");
        assertThat(answer.body()).doesNotContain("Exception");
    }
}
