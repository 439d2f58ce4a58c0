package finme.sandbox.systems;

import finme.sandbox.SandboxSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Standard Webhooks as a receiver checks them: HMAC-SHA256 over id, time and body, any one of several signatures, not older
 * than five minutes. Each system's secret follows from the sandbox's own.
 */
@Component
class WebhookCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SandboxSecrets secrets;

    WebhookCheck(SandboxSecrets secrets) {
        this.secrets = secrets;
    }

    /** @param header signatures as {@code v1,base64}, with blanks between them */
    boolean fit(String system, String id, @Nullable String timestamp, @Nullable String header, byte[] body) {
        if (timestamp == null || header == null || !timestamp.matches("\\d{1,12}") || isOld(timestamp)) {
            return false;
        }
        byte[] expected = ("v1," + sign(secrets.webhookKey(system), id + '.' + timestamp + '.', body))
                .getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(header.split(" "))
                .anyMatch(each -> MessageDigest.isEqual(expected, each.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isOld(String timestamp) {
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(at, Instant.now()).abs().compareTo(TOLERANCE) > 0;
    }

    private static String sign(byte[] key, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing", impossible);
        }
    }
}
