package finme.fdforge;

import com.google.crypto.tink.prf.Prf;
import finme.fdforge.keys.Keyset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * Equality search over sealed values and unguessable derived tokens: a keyed PRF (HMAC-SHA256) over
 * {@code purpose NUL value}, cut to 16 bytes. Whoever lacks the keyset file learns nothing from it.
 */
@Component
public class BlindIndex {
    public static final int BYTES = 16;

    private final Keyset keyset;

    public BlindIndex(Keyset keyset) {
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

    /** @return whether any key of the keyset gives this, also one that is no longer the primary */
    public boolean fits(String purpose, String value, byte[] known) {
        byte[] input = (purpose + '\0' + value).getBytes(StandardCharsets.UTF_8);
        try {
            for (Prf prf : keyset.prf().getPrfs().values()) {
                if (MessageDigest.isEqual(prf.compute(input, BYTES), known)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("blind index failed", impossible);
        }
    }
}
