package finme.gateway.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.security.SecureRandom;
import java.text.ParseException;

/**
 * Something personal on its way back to an edge. An edge has no key that opens, so it sends one, sealed, with its question: it
 * is for that answer alone and forgotten with it.
 */
public final class AnswerSeal {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AnswerSeal() {}

    public static byte[] key() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    public static String seal(byte[] plain, byte[] key) {
        try {
            JWEObject sealed =
                    new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(plain));
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException noKey) {
            throw new IllegalStateException("an answer can't be sealed", noKey);
        }
    }

    public static byte[] open(String sealed, byte[] key) {
        try {
            JWEObject object = JWEObject.parse(sealed);
            object.decrypt(new DirectDecrypter(key));
            return object.getPayload().toBytes();
        } catch (ParseException | JOSEException other) {
            throw new IllegalStateException("core's answer is not sealed as it was asked for");
        }
    }
}
