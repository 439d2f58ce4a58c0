package finme.sandbox.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import finme.sandbox.SandboxSecrets;
import finme.testing.FinMeHttp;
import finme.testing.FinMeHttp.Answer;
import finme.testing.FinMeTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FinMeTest
class SandboxSystemModuleTests {
    private static final String BODY = "{\"type\": \"finme.directory.changed\", \"sequence\": \"0000000012\"}";

    private final FinMeHttp http;
    private final SandboxSecrets secrets;

    SandboxSystemModuleTests(FinMeHttp http, SandboxSecrets secrets) {
        this.http = http;
        this.secrets = secrets;
    }

    @Test
    void remembersWhatCameAndThatItCameAgain() throws Exception {
        assertThat(send("sys-a", "m-1", Instant.now(), "").status()).isEqualTo(204);
        assertThat(send("sys-a", "m-1", Instant.now(), "").status()).isEqualTo(204);
        assertThat(send("sys-a", "m-2", Instant.now(), "").status()).isEqualTo(204);
        JsonNode heard = heard("sys-a");
        assertThat(heard.path("received").asInt()).isEqualTo(2);
        assertThat(heard.path("repeats").asInt()).isEqualTo(1);
        assertThat(heard.path("unsigned").asInt()).isZero();
        assertThat(heard.at("/items/0/id").asText()).isEqualTo("m-2");
        assertThat(heard.at("/items/1/taken").asInt()).isEqualTo(2);
        assertThat(heard.at("/items/1/type").asText()).isEqualTo("finme.directory.changed");
        assertThat(heard.at("/items/1/sequence").asText()).isEqualTo("0000000012");
    }

    @Test
    void tellsSignaturesThatDoNotFit() throws Exception {
        send("sys-b", "old", Instant.now().minusSeconds(400), "");
        http.send(request("sys-b", "forged", Instant.now(), "")
                .header("webhook-signature", "v1,Zm9yZ2Vk")
                .POST(HttpRequest.BodyPublishers.ofString(BODY)));
        assertThat(http.send(http.request("/sandbox/systems/sys-b")
                                .header("webhook-id", "bare")
                                .POST(HttpRequest.BodyPublishers.ofString(BODY)))
                        .status())
                .isEqualTo(204);
        assertThat(heard("sys-b").path("unsigned").asInt()).isEqualTo(3);
    }

    @Test
    void takesOneOfTwoSignatures() throws Exception {
        Instant now = Instant.now();
        String signature = "v1," + sign("sys-c", "m", now);
        Answer answer = http.send(request("sys-c", "m", now, "")
                .setHeader("webhook-signature", "v1,bm90IHRoaXMgb25l " + signature)
                .POST(HttpRequest.BodyPublishers.ofString(BODY)));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(heard("sys-c").path("unsigned").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ok, 204, 204, 204", "fail, 500, 500, 500", "flaky, 503, 503, 204", "gone, 410, 410, 410"})
    void failsOnDemand(String mode, int first, int second, int third) throws Exception {
        String system = "sys-" + mode;
        assertThat(http.put("/sandbox/systems/" + system + "/mode", null, "{\"mode\": \"" + mode + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(send(system, "m", Instant.now(), "").status()).isEqualTo(first);
        assertThat(send(system, "m", Instant.now(), "").status()).isEqualTo(second);
        assertThat(send(system, "m", Instant.now(), "").status()).isEqualTo(third);
        assertThat(heard(system).at("/items/0/attempts").asInt()).isEqualTo(3);
    }

    @Test
    void failsByItsAddressToo() throws Exception {
        assertThat(send("sys-d", "m", Instant.now(), "?mode=gone").status()).isEqualTo(410);
        assertThat(send("sys-d", "m", Instant.now(), "").status()).isEqualTo(204);
        assertThat(send("sys-d", "m", Instant.now(), "?mode=tired").status()).isEqualTo(422);
    }

    @Test
    void showsItToPeople() throws Exception {
        send("sys-e", "m", Instant.now(), "");
        Answer page = http.send(http.request("/sandbox/systems/sys-e").header("Accept", "text/html"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("finme.directory.changed", "Fits", secrets.webhookSecret("sys-e"));
    }

    private JsonNode heard(String system) {
        return http.send(http.request("/sandbox/systems/" + system).header("Accept", "application/json"))
                .json();
    }

    /** @param query empty, or with its question mark */
    private Answer send(String system, String id, Instant at, String query) throws GeneralSecurityException {
        return http.send(request(system, id, at, query)
                .header("webhook-signature", "v1," + sign(system, id, at))
                .POST(HttpRequest.BodyPublishers.ofString(BODY)));
    }

    private HttpRequest.Builder request(String system, String id, Instant at, String query) {
        return http.request("/sandbox/systems/" + system + query)
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()));
    }

    /** By the standard's own words: the part of the secret behind whsec_ is the key, in base64. */
    private String sign(String system, String id, Instant at) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(secrets.webhookSecret(system).substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = id + '.' + at.getEpochSecond() + '.' + BODY;
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
