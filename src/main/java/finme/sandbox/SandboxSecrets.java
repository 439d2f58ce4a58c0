package finme.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one published credential of everything simulated: user and client id {@code sandbox}, and a secret that serves as
 * password, bearer token, API key, client secret and signing key. It opens nothing but the sandbox.
 */
@Component
public class SandboxSecrets {
    public static final String USER = "sandbox";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    private final String secret;

    public SandboxSecrets(@Value("${finme.sandbox.secret:sandbox-secret}") String secret) {
        this.secret = secret;
    }

    public String secret() {
        return secret;
    }

    /** @param encoding {@code base64}, anything else is lower-case hex */
    public static String sign(String key, byte[] content, String encoding) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sum = mac.doFinal(content);
            return "base64".equals(encoding)
                    ? Base64.getEncoder().encodeToString(sum)
                    : HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing", impossible);
        }
    }

    /** @return what a simulated system signs with: 32 bytes that follow from its name */
    public byte[] webhookKey(String system) {
        return HexFormat.of().parseHex(sign(secret, ("systems/" + system).getBytes(StandardCharsets.UTF_8), "hex"));
    }

    /** The same as connected systems have it. */
    public String webhookSecret(String system) {
        return "whsec_" + Base64.getEncoder().encodeToString(webhookKey(system));
    }

    public String issueToken() {
        String expiry = Long.toString(Instant.now().plus(TOKEN_LIFE).getEpochSecond());
        return expiry + '.' + sign(secret, expiry.getBytes(StandardCharsets.UTF_8), "hex");
    }

    public long tokenSeconds() {
        return TOKEN_LIFE.toSeconds();
    }

    public boolean isBasic(@Nullable String authorization) {
        byte[] pair = (USER + ':' + secret).getBytes(StandardCharsets.UTF_8);
        return same("Basic " + Base64.getEncoder().encodeToString(pair), authorization);
    }

    public boolean isBearer(@Nullable String authorization) {
        return same("Bearer " + secret, authorization);
    }

    public boolean isToken(@Nullable String authorization) {
        if (authorization == null || !authorization.matches("Bearer \\d{1,12}\\.[0-9a-f]{64}")) {
            return false;
        }
        String expiry = authorization.substring(7, authorization.indexOf('.'));
        String expected = expiry + '.' + sign(secret, expiry.getBytes(StandardCharsets.UTF_8), "hex");
        return same("Bearer " + expected, authorization) && Instant.now().getEpochSecond() < Long.parseLong(expiry);
    }

    public boolean isSecret(@Nullable String given) {
        return same(secret, given);
    }

    public boolean isSignature(@Nullable String given, byte[] content) {
        return same(sign(secret, content, "hex"), given) || same(sign(secret, content, "base64"), given);
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
