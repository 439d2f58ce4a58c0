package finme.fdforge.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetTests {
    private static final byte[] PLACE = "here".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path file;
    private Keyset keyset;

    @BeforeEach
    void generate() {
        file = folder.resolve("keys/finme.keyset");
        Keyset.generate(file);
        keyset = Keyset.read(file);
    }

    @Test
    void fileIsForItsOwnerOnly() throws Exception {
        keyset.addPrimary();
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).hasSize(2).allMatch(each -> permissions(each).equals("rw-------"));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException gone) {
            return "none";
        }
    }

    @Test
    void missingOrDamagedFileIsRefusedWithOneSentence() throws Exception {
        Path damaged = folder.resolve("damaged");
        Files.writeString(damaged, "aead=nothing\nprf=nothing\n");
        assertThatThrownBy(() -> Keyset.read(damaged)).hasMessageContaining("can't read its keyset file");
        assertThatThrownBy(() -> new KeysetConfiguration().keyset("", false)).hasMessageContaining("FINME_KEYSET_FILE");
        assertThatThrownBy(() ->
                        new KeysetConfiguration().keyset(folder.resolve("none").toString(), false))
                .hasMessageContaining("does not exist");
    }

    @Test
    void newPrimarySealsAndTheOldOneStillOpens() throws Exception {
        int old = keyset.primary();
        byte[] before = seal(keyset, "before");
        keyset.addPrimary();
        assertThat(keyset.primary()).isNotEqualTo(old);
        assertThat(keyset.ids()).containsExactlyInAnyOrder(old, keyset.primary());
        byte[] after = seal(keyset, "after");
        assertThat(Keyset.keyOf(before)).isEqualTo(old);
        assertThat(Keyset.keyOf(after)).isEqualTo(keyset.primary());
        for (Keyset each : List.of(keyset, Keyset.read(file))) {
            assertThat(open(each, before)).isEqualTo("before");
            assertThat(open(each, after)).isEqualTo("after");
        }
    }

    /** Another node made it a moment ago. */
    @Test
    void keyThatIsNotKnownIsLookedForInTheFile() throws Exception {
        Keyset otherNode = Keyset.read(file);
        otherNode.addPrimary();
        assertThat(open(keyset, seal(otherNode, "fresh"))).isEqualTo("fresh");
        assertThat(keyset.primary()).isEqualTo(otherNode.primary());
        assertThat(keyset.refresh()).isFalse();
    }

    @Test
    void removedKeyOpensNothingAndThePrimaryCantBeRemoved() throws Exception {
        int old = keyset.primary();
        byte[] before = seal(keyset, "before");
        keyset.addPrimary();
        int primary = keyset.primary();
        byte[] blind = keyset.prf().computePrimary(PLACE, 16);
        keyset.remove(primary);
        assertThat(keyset.ids()).hasSize(2);
        keyset.remove(old);
        assertThat(keyset.ids()).containsExactly(primary);
        Aead aead = keyset.aead();
        assertThatThrownBy(() -> aead.decrypt(before, PLACE)).isInstanceOf(GeneralSecurityException.class);
        assertThat(keyset.prf().computePrimary(PLACE, 16)).isEqualTo(blind);
    }

    private static byte[] seal(Keyset keyset, String text) throws GeneralSecurityException {
        return keyset.aead().encrypt(text.getBytes(UTF_8), PLACE);
    }

    private static String open(Keyset keyset, byte[] sealed) throws GeneralSecurityException {
        return new String(keyset.aead().decrypt(sealed, PLACE), UTF_8);
    }
}
