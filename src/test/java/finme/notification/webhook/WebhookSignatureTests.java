package finme.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vectors of Standard Webhooks, and its own library as the receiver. */
class WebhookSignatureTests {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void signsAsTheSpecificationDoes() {
        assertThat(WebhookSignature.of(List.of(SECRET), ID, 1614265330, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void twoSecretsSignBesideEachOtherAndEitherIsEnough() throws Exception {
        long now = Instant.now().getEpochSecond();
        String both = WebhookSignature.of(List.of(OTHER, SECRET), ID, now, BODY);
        assertThat(both.split(" ")).hasSize(2);
        for (String secret : List.of(SECRET, OTHER)) {
            new Webhook(secret)
                    .verify(
                            BODY,
                            Map.of(
                                    "webhook-id", List.of(ID),
                                    "webhook-timestamp", List.of(Long.toString(now)),
                                    "webhook-signature", List.of(both)));
        }
    }

    @Test
    void aSourcesSecretMayBeAnyText() throws Exception {
        String secret = "not base64, but long enough";
        assertThat(WebhookSignature.of(List.of(secret), ID, 1614265330, BODY))
                .isEqualTo(new Webhook(secret.getBytes(StandardCharsets.UTF_8)).sign(ID, 1614265330, BODY));
    }

    @Test
    void nothingIsNoSecret() {
        assertThatThrownBy(() -> WebhookSignature.of(List.of("whsec_"), ID, 1, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
