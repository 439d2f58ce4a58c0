package finme.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A signature by what both sides know.
 *
 * @param algorithm as Java names it; null for HmacSHA256
 * @param encoding {@code hex} or {@code base64}; null for hex
 */
public record Hmac(
        @Nullable String secret,
        @Nullable String algorithm,
        @Nullable String encoding) {
    private static final String USUAL = "HmacSHA256";
    private static final Set<String> ALGORITHMS = Set.of(USUAL, "HmacSHA384", "HmacSHA512", "HmacSHA1");
    private static final String BASE64 = "base64";

    /** @return sentences by field, of what is not available */
    public Map<String, String> faults() {
        Map<String, String> faults = new TreeMap<>();
        if (algorithm != null && !ALGORITHMS.contains(algorithm)) {
            faults.put("algorithm", "The algorithm is HmacSHA256, HmacSHA384, HmacSHA512 or HmacSHA1.");
        }
        if (encoding != null && !Set.of("hex", BASE64).contains(encoding)) {
            faults.put("encoding", "The encoding is hex or base64.");
        }
        return faults;
    }

    public String of(byte[] signed) {
        byte[] digest = digest(signed);
        return BASE64.equals(encoding)
                ? Base64.getEncoder().encodeToString(digest)
                : HexFormat.of().formatHex(digest);
    }

    /** Takes the same time whatever differs. */
    public boolean isOf(byte[] signed, String given) {
        return MessageDigest.isEqual(digest(signed), decoded(given));
    }

    private byte[] digest(byte[] signed) {
        String name = Objects.requireNonNullElse(algorithm, USUAL);
        byte[] key = Objects.requireNonNullElse(secret, "").getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException | IllegalArgumentException checkedWhenSaved) {
            throw new IllegalStateException("signing failed", checkedWhenSaved);
        }
    }

    private byte[] decoded(String text) {
        try {
            return BASE64.equals(encoding)
                    ? Base64.getDecoder().decode(text)
                    : HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "Hmac[***]";
    }
}
