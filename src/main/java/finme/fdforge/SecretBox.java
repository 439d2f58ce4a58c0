package finme.fdforge;

import finme.fdforge.keys.Keyset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Seals what belongs to no person, such as a partner's password, under the installation's keyset. */
@Component
public class SecretBox {
    private final Keyset keyset;

    SecretBox(Keyset keyset) {
        this.keyset = keyset;
    }

    /** @param place where it is kept: sealed for one place, it does not open in another */
    public byte[] seal(String place, String secret) {
        try {
            return keyset.aead()
                    .encrypt(secret.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /** @throws IllegalStateException when it was sealed for another place or under another keyset */
    public String open(String place, byte[] sealed) {
        try {
            return new String(
                    keyset.aead().decrypt(sealed, place.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException otherKeyset) {
            throw new IllegalStateException("a sealed secret can't be opened: is it the right keyset file?");
        }
    }
}
