package finme.gateway.sealing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** X25519 keys of a JWK or a JWK set, each with an id: the one it names, else its thumbprint (RFC 7638). */
record SealingKeys(List<OctetKeyPair> all) {
    static SealingKeys read(String text) {
        try {
            List<JWK> found = JSONObjectUtils.parse(text).containsKey("keys")
                    ? JWKSet.parse(text).getKeys()
                    : List.of(JWK.parse(text));
            List<OctetKeyPair> keys = new ArrayList<>();
            for (JWK each : found) {
                if (each instanceof OctetKeyPair pair && Curve.X25519.equals(pair.getCurve())) {
                    keys.add(named(pair));
                }
            }
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("no X25519 key in it");
            }
            return new SealingKeys(List.copyOf(keys));
        } catch (ParseException | JOSEException unreadable) {
            throw new IllegalArgumentException("no JWK");
        }
    }

    private static OctetKeyPair named(OctetKeyPair key) throws JOSEException {
        return key.getKeyID() != null
                ? key
                : new OctetKeyPair.Builder(key).keyIDFromThumbprint().build();
    }

    /** Whether whoever holds these can open. */
    boolean open() {
        return all.stream().anyMatch(OctetKeyPair::isPrivate);
    }

    boolean allOpen() {
        return all.stream().allMatch(OctetKeyPair::isPrivate);
    }

    @Override
    public String toString() {
        return "SealingKeys[" + all.size() + ']';
    }
}
