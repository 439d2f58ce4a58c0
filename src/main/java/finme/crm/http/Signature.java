package finme.crm.http;

import finme.crm.Crm.Auth;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves by a shared secret that a call is ours. */
final class Signature {
    private Signature() {}

    static String of(Auth auth, byte[] signed) {
        String algorithm = Objects.requireNonNullElse(auth.algorithm(), "HmacSHA256");
        byte[] secret = Objects.requireNonNullElse(auth.secret(), "").getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            byte[] digest = mac.doFinal(signed);
            return "base64".equals(auth.encoding())
                    ? Base64.getEncoder().encodeToString(digest)
                    : HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException | IllegalArgumentException checkedWhenSaved) {
            throw new IllegalStateException("signing failed", checkedWhenSaved);
        }
    }
}
