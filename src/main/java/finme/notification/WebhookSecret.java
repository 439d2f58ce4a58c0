package finme.notification;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets as Standard Webhooks write them: {@code whsec_} and 24 to 64 bytes in base64. */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    public static String next() {
        byte[] bytes = new byte[LEAST];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    static boolean isOne(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return length >= LEAST && length <= MOST;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
