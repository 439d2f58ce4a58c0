package finme.crm.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.X25519Decrypter;
import com.nimbusds.jose.crypto.X25519Encrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import finme.crm.Crm;
import java.io.IOException;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals values as compact JWE, each under a content key of its own: ECDH-ES+A256KW for X25519, RSA-OAEP-256 for RSA, content
 * always by A256GCM. What is opened has to be of the same kinds: a header can't choose a weaker one.
 */
@Component
public class FieldSeal {
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+(\\.[\\w-]*){3}\\.[\\w-]+");

    private final ObjectMapper json;

    FieldSeal(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param opaque names of fields that are sealed, and not to us
     * @param exposed whether one lies there open that is to be sealed
     */
    public record Opened(Map<String, Object> fields, Set<String> opaque, boolean exposed) {
        @Override
        public String toString() {
            return "Opened[" + fields.keySet() + ", " + opaque + ']';
        }
    }

    /** @return the fields as they go out; an empty value stays empty, so that it is not told from one that was never there */
    public Map<String, Object> seal(Crm crm, Map<String, Object> fields) {
        Crm.Sealed sealed = crm.sealed();
        if (sealed == null) {
            return fields;
        }
        JWK key = key(sealed.publicKey());
        Map<String, Object> out = new LinkedHashMap<>(fields);
        sealed.fields().forEach(name -> out.computeIfPresent(name, (same, value) -> seal(key, value)));
        return out;
    }

    private String seal(JWK key, Object value) {
        try {
            JWEHeader header = new JWEHeader.Builder(algorithm(key), EncryptionMethod.A256GCM)
                    .keyID(key.getKeyID())
                    .build();
            JWEObject object = new JWEObject(header, new Payload(json.writeValueAsBytes(value)));
            object.encrypt(encrypter(key));
            return object.serialize();
        } catch (JOSEException | JsonProcessingException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /** @param fields as they came */
    public Opened open(Crm crm, Map<String, Object> fields) {
        Crm.Sealed sealed = crm.sealed();
        if (sealed == null) {
            return new Opened(fields, Set.of(), false);
        }
        JWK own = sealed.privateKey() == null ? null : parsed(sealed.privateKey());
        Map<String, Object> open = new HashMap<>(fields);
        Set<String> opaque = new TreeSet<>();
        boolean exposed = false;
        for (String name : sealed.fields()) {
            Object there = fields.get(name);
            if (!(there instanceof String text) || !COMPACT.matcher(text).matches()) {
                exposed |= there != null && !there.toString().isBlank();
            } else {
                Object value = own == null ? null : open(own, text);
                if (value == null) {
                    open.remove(name);
                    opaque.add(name);
                } else {
                    open.put(name, value);
                }
            }
        }
        return new Opened(open, opaque, exposed);
    }

    /** @return null when it was not sealed to us */
    private @Nullable Object open(JWK own, String text) {
        try {
            JWEObject object = JWEObject.parse(text);
            JWEHeader header = object.getHeader();
            if (!algorithm(own).equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || header.getCompressionAlgorithm() != null) {
                return null;
            }
            object.decrypt(decrypter(own));
            return json.readValue(object.getPayload().toBytes(), Object.class);
        } catch (ParseException | JOSEException | IOException | RuntimeException others) {
            return null;
        }
    }

    private static JWEAlgorithm algorithm(JWK key) {
        return key instanceof RSAKey ? JWEAlgorithm.RSA_OAEP_256 : JWEAlgorithm.ECDH_ES_A256KW;
    }

    private static JWEEncrypter encrypter(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa
                ? new RSAEncrypter(rsa.toRSAPublicKey())
                : new X25519Encrypter(((OctetKeyPair) key).toPublicJWK());
    }

    private static JWEDecrypter decrypter(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa ? new RSADecrypter(rsa) : new X25519Decrypter((OctetKeyPair) key);
    }

    private static JWK key(Map<String, Object> jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException checkedWhenSaved) {
            throw new IllegalStateException("a public key can't be read");
        }
    }

    private static JWK parsed(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException checkedWhenSaved) {
            throw new IllegalStateException("a private key can't be read");
        }
    }
}
