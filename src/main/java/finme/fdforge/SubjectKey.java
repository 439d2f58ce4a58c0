package finme.fdforge;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** The key of one person. Handed out by the {@link Vault}; never stored, printed or sent. */
public final class SubjectKey {
    private final Aead aead;

    SubjectKey(Aead aead) {
        this.aead = aead;
    }

    /**
     * @param column such as {@code application.document}
     * @param row id of the row the value stands in
     */
    public byte[] seal(String column, UUID row, byte[] plain) {
        try {
            return aead.encrypt(plain, place(column, row));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    public byte[] open(String column, UUID row, byte[] sealed) {
        try {
            return aead.decrypt(sealed, place(column, row));
        } catch (GeneralSecurityException moved) {
            throw new IllegalStateException("a sealed value does not belong where it stands: " + column);
        }
    }

    private static byte[] place(String column, UUID row) {
        return (column + '/' + row).getBytes(StandardCharsets.UTF_8);
    }
}
