package finme.notification.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The header {@code webhook-signature}: one signature of each secret, so that a receiver can change over in its own time. */
final class WebhookSignature {
    private WebhookSignature() {}

    /** @throws IllegalArgumentException for a secret that is none */
    static String of(List<String> secrets, String id, long epochSecond, String body) {
        List<String> signatures = new ArrayList<>();
        for (String secret : secrets) {
            try {
                signatures.add(webhook(secret).sign(id, epochSecond, body));
            } catch (EmptyWebhookSecretException | WebhookSigningException unusable) {
                throw new IllegalArgumentException("a secret can't sign", unusable);
            }
        }
        return String.join(" ", signatures);
    }

    /** A source's secret may be any text: what is no base64 counts as its bytes. */
    private static Webhook webhook(String secret) throws EmptyWebhookSecretException {
        try {
            return new Webhook(secret);
        } catch (IllegalArgumentException noBase64) {
            return new Webhook(secret.getBytes(StandardCharsets.UTF_8));
        }
    }
}
