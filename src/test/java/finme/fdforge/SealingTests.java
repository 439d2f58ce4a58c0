package finme.fdforge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import finme.fdforge.keys.Keyset;
import finme.kernel.Ids;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTests {
    @TempDir
    Path folder;

    private Path file;
    private Keyset keyset;

    @BeforeEach
    void generateKeyset() {
        file = folder.resolve("keys/finme.keyset");
        Keyset.generate(file);
        keyset = Keyset.read(file);
    }

    @Test
    void blindIndexIsStableOverRestartsAndDiffersByPurpose() {
        byte[] first = new BlindIndex(keyset).of("borrower.phone", "+420601000184");
        assertThat(first).hasSize(BlindIndex.BYTES);
        assertThat(new BlindIndex(Keyset.read(file)).of("borrower.phone", "+420601000184"))
                .isEqualTo(first);
        assertThat(new BlindIndex(keyset).of("borrower.email", "+420601000184")).isNotEqualTo(first);
    }

    @Test
    void secretOpensOnlyWhereItBelongs() {
        SecretBox secrets = new SecretBox(keyset);
        byte[] sealed = secrets.seal("partner/alpha", "s3cret");
        assertThat(new String(sealed, UTF_8)).doesNotContain("s3cret");
        assertThat(secrets.open("partner/alpha", sealed)).isEqualTo("s3cret");
        assertThatThrownBy(() -> secrets.open("partner/beta", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealedValueMovedToAnotherRowOrColumnDoesNotOpen() throws Exception {
        SubjectKey key = new SubjectKey(new AesGcmJce(Random.randBytes(32)));
        UUID row = Ids.next();
        byte[] sealed = key.seal("application.document", row, "Irina".getBytes(UTF_8));
        assertThat(key.open("application.document", row, sealed)).isEqualTo("Irina".getBytes(UTF_8));
        assertThatThrownBy(() -> key.open("application.document", Ids.next(), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.open("borrower.profile", row, sealed)).isInstanceOf(IllegalStateException.class);
    }
}
