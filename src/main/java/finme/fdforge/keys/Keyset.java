package finme.fdforge.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import finme.fdforge.keys.KeysetFile.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The two master keysets of an installation as this node knows them, kept in one file outside the database: {@code aead}
 * wraps the key of each person and seals secrets, {@code prf} feeds blind indexes and references. Whoever meets a key it
 * does not know reads the file again: another node may have made one.
 */
public final class Keyset {
    /** What Tink puts before a sealed value: a one, and the id of the key. */
    private static final int PREFIX = 5;

    private final KeysetFile file;
    private final Aead aead = new Rereading();
    private volatile Known known;

    private Keyset(KeysetFile file) {
        this.file = file;
        this.known = know();
    }

    /** @param stamp of the file as it was read */
    private record Known(Content content, Aead aead, PrfSet prf, Object stamp) {
        @Override
        public String toString() {
            return "Known[***]";
        }
    }

    /** @throws IllegalStateException with one sentence for the operator when the file is missing or no keyset */
    public static Keyset read(Path file) {
        return new Keyset(new KeysetFile(file));
    }

    /** Writes a new keyset file, readable by its owner only; never replaces one. */
    public static void generate(Path file) {
        new KeysetFile(file).generate();
    }

    public Aead aead() {
        return aead;
    }

    public PrfSet prf() {
        return known.prf;
    }

    /** Id of the key that seals what is new. */
    int primary() {
        return known.content.aead().getPrimary().getId();
    }

    List<Integer> ids() {
        KeysetHandle keys = known.content.aead();
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.getAt(i).getId())
                .toList();
    }

    /** Looks whether somebody changed the file. @return whether other keys are known now */
    synchronized boolean refresh() {
        if (file.stamp().equals(known.stamp)) {
            return false;
        }
        known = know();
        return true;
    }

    /** Makes a new primary; the others stay, for what they have sealed. */
    synchronized void addPrimary() throws IOException {
        KeysetHandle.Builder keys = copy(entry -> true);
        try {
            keys.addEntry(KeysetHandle.generateEntryFromParametersName("AES256_GCM")
                    .withRandomId()
                    .makePrimary());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key can't be made", impossible);
        }
        replace(keys);
    }

    /** What it has sealed is unreadable from then on, but by the copy of the file that is kept. */
    synchronized void remove(int id) throws IOException {
        replace(copy(entry -> entry.getId() != id || entry.isPrimary()));
    }

    private KeysetHandle.Builder copy(Predicate<KeysetHandle.Entry> kept) {
        KeysetHandle present = file.read().aead();
        KeysetHandle.Builder copy = KeysetHandle.newBuilder();
        for (int i = 0; i < present.size(); i++) {
            KeysetHandle.Entry entry = present.getAt(i);
            if (kept.test(entry)) {
                KeysetHandle.Builder.Entry same =
                        KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId());
                copy.addEntry(entry.isPrimary() ? same.makePrimary() : same);
            }
        }
        return copy;
    }

    private void replace(KeysetHandle.Builder keys) throws IOException {
        try {
            file.replace(file.read().with(keys.build()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a keyset can't be made", impossible);
        }
        known = know();
    }

    private Known know() {
        Object stamp = file.stamp();
        Content content = file.read();
        try {
            return new Known(
                    content,
                    content.aead().getPrimitive(RegistryConfiguration.get(), Aead.class),
                    content.prf().getPrimitive(RegistryConfiguration.get(), PrfSet.class),
                    stamp);
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("FinMe's keyset file holds keys it can't use.", unfit);
        }
    }

    /** @return id of the key that a value says it is sealed by; 0 when it says nothing */
    static int keyOf(byte[] sealed) {
        return sealed.length > PREFIX && sealed[0] == 1
                ? ByteBuffer.wrap(sealed).getInt(1)
                : 0;
    }

    private final class Rereading implements Aead {
        @Override
        public byte[] encrypt(byte[] plain, byte[] place) throws GeneralSecurityException {
            return known.aead.encrypt(plain, place);
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
            int id = keyOf(sealed);
            if (id != 0 && !ids().contains(id)) {
                refresh();
            }
            return known.aead.decrypt(sealed, place);
        }
    }
}
