package finme.fdforge;

import finme.fdforge.keys.Keyset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/**
 * Equality search over sealed values and unguessable derived tokens: a keyed PRF (HMAC-SHA256) over
 * {@code purpose NUL value}, cut to 16 bytes. Whoever lacks the keyset file learns nothing from it.
 */
@Component
public class BlindIndex {
    public static final int BYTES = 16;

    private final Keyset keyset;

    BlindIndex(Keyset keyset) {
        this.keyset = keyset;
    }

    /**
     * @param purpose separates columns from each other, such as {@code borrower.taxId}
     * @param value already normalised: E.164, lower-case e-mail, digits of a tax id
     * @return 16 bytes
     */
    public byte[] of(String purpose, String value) {
        try {
            return keyset.prf().computePrimary((purpose + '\0' + value).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("blind index failed", impossible);
        }
    }
}
