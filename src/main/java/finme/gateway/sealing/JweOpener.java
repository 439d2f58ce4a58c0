package finme.gateway.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.X25519Decrypter;
import com.nimbusds.jose.jwk.OctetKeyPair;
import finme.kernel.Problem;
import java.text.ParseException;
import java.util.function.Supplier;

/** Opens with the key the header names, by the one pair of algorithms there is: a header can't choose a weaker one. */
final class JweOpener implements Opener {
    private final Supplier<SealingKeys> keys;

    JweOpener(Supplier<SealingKeys> keys) {
        this.keys = keys;
    }

    @Override
    public byte[] open(String sealed) {
        JWEObject object = parse(sealed);
        OctetKeyPair key = key(object.getHeader().getKeyID());
        try {
            object.decrypt(new X25519Decrypter(key));
            return object.getPayload().toBytes();
        } catch (JOSEException | RuntimeException changed) {
            throw unreadable();
        }
    }

    private static JWEObject parse(String sealed) {
        try {
            JWEObject object = JWEObject.parse(sealed);
            JWEHeader header = object.getHeader();
            if (JWEAlgorithm.ECDH_ES_A256KW.equals(header.getAlgorithm())
                    && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    && header.getCompressionAlgorithm() == null) {
                return object;
            }
        } catch (ParseException | RuntimeException none) {
            // as what was changed
        }
        throw unreadable();
    }

    private OctetKeyPair key(String id) {
        return keys.get().all().stream()
                .filter(key -> key.getKeyID().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(422, "unknown_sealing_key", "It was sealed to a key that core does not hold."));
    }

    private static Problem unreadable() {
        return Problem.of(422, "unreadable_seal", "What was sealed can't be opened.");
    }
}
