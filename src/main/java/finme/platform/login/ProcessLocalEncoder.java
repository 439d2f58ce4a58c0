package finme.platform.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * For passwords that come from configuration in clear text and are kept in memory only: a keyed hash under a key that
 * lives as long as the process. A slow hash would protect nothing more here and cost 80 ms on every Basic request.
 */
final class ProcessLocalEncoder implements PasswordEncoder {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    ProcessLocalEncoder() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
    }

    @Override
    public String encode(CharSequence password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        return MessageDigest.isEqual(
                encode(password).getBytes(StandardCharsets.US_ASCII), encoded.getBytes(StandardCharsets.US_ASCII));
    }
}
