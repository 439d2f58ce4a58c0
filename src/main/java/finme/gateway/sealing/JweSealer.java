package finme.gateway.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.X25519Encrypter;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.function.Supplier;

/** Seals to the first of the keys. Each sealing has a key pair of its own, which is forgotten at once. */
final class JweSealer implements Sealer {
    private final Supplier<SealingKeys> keys;

    JweSealer(Supplier<SealingKeys> keys) {
        this.keys = keys;
    }

    @Override
    public String seal(byte[] content) {
        OctetKeyPair key = keys.get().all().get(0);
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .build();
        try {
            JWEObject sealed = new JWEObject(header, new Payload(content));
            sealed.encrypt(new X25519Encrypter(key.toPublicJWK()));
            return sealed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }
}
