package finme.bench.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key of the person's own, which stands wrapped in the database, and a keyed blind index: what FinMe
 * does with Tink, by the JDK alone and to the same length.
 */
public final class Sealing {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int INDEX_BYTES = 16;
    /** Tink writes before a wrapped key by which master key it was wrapped. */
    private static final int MASTER_KEY_ID = 5;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec master = fresh();
    private final SecretKeySpec index = new SecretKeySpec(fresh().getEncoded(), "HmacSHA256");

    public SecretKeySpec fresh() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    public byte[] wrap(SecretKeySpec key, UUID subject) {
        byte[] sealed = seal(master, subject.toString(), key.getEncoded());
        ByteBuffer wrapped = ByteBuffer.allocate(MASTER_KEY_ID + sealed.length);
        return wrapped.position(MASTER_KEY_ID).put(sealed).array();
    }

    public SecretKeySpec unwrap(byte[] wrapped, UUID subject) {
        byte[] sealed = Arrays.copyOfRange(wrapped, MASTER_KEY_ID, wrapped.length);
        return new SecretKeySpec(open(master, subject.toString(), sealed), "AES");
    }

    private static byte[] open(SecretKeySpec key, String place, byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param place the column and row it stands in; elsewhere it does not open */
    public byte[] seal(SecretKeySpec key, String place, byte[] plain) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = Arrays.copyOf(iv, IV_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, IV_BYTES);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] blindIndex(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(index);
            byte[] all = mac.doFinal((purpose + '\0' + value).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(all, INDEX_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
