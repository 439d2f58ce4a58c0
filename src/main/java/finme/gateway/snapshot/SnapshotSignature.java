package finme.gateway.snapshot;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A compact JWS by the key of core's certificate, which goes along. Whoever opens it trusts the authority that is trusted for
 * the connection, too.
 */
public final class SnapshotSignature {
    private static final String SIGNED_AT = "iat";
    private static final Map<Curve, JWSAlgorithm> CURVES =
            Map.of(Curve.P_256, JWSAlgorithm.ES256, Curve.P_384, JWSAlgorithm.ES384, Curve.P_521, JWSAlgorithm.ES512);

    private SnapshotSignature() {}

    /** @param chain of the key, its own certificate first */
    public static String sign(byte[] content, PrivateKey key, List<X509Certificate> chain) {
        try {
            JWSObject signed = new JWSObject(
                    new JWSHeader.Builder(algorithm(chain.get(0).getPublicKey()))
                            .x509CertChain(encoded(chain))
                            .customParam(SIGNED_AT, Instant.now().getEpochSecond())
                            .build(),
                    new Payload(content));
            signed.sign(
                    chain.get(0).getPublicKey() instanceof ECPublicKey ec
                            ? new ECDSASigner(key, Curve.forECParameterSpec(ec.getParams()))
                            : new RSASSASigner(key));
            return signed.serialize();
        } catch (JOSEException | CertificateEncodingException unusable) {
            throw new IllegalStateException("FinMe can't sign with the key of its certificate.", unusable);
        }
    }

    /** @throws GeneralSecurityException when somebody else made it, or it was changed */
    public static byte[] open(String jws, CoreTrust trust) throws GeneralSecurityException {
        try {
            JWSObject signed = JWSObject.parse(jws);
            JWSHeader header = signed.getHeader();
            Object at = header.getCustomParam(SIGNED_AT);
            if (!(at instanceof Number seconds) || header.getX509CertChain() == null) {
                throw new GeneralSecurityException("no time and no certificate");
            }
            PublicKey key = trust.keyOf(header.getX509CertChain(), Instant.ofEpochSecond(seconds.longValue()));
            boolean good = header.getAlgorithm().equals(algorithm(key))
                    && signed.verify(
                            key instanceof ECPublicKey ec
                                    ? new ECDSAVerifier(ec)
                                    : new RSASSAVerifier((RSAPublicKey) key));
            if (!good) {
                throw new GeneralSecurityException("the signature is not of this content");
            }
            return signed.getPayload().toBytes();
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            throw new GeneralSecurityException("no signed snapshot", unreadable);
        }
    }

    private static JWSAlgorithm algorithm(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return JWSAlgorithm.PS256;
        }
        JWSAlgorithm found =
                key instanceof ECPublicKey ec ? CURVES.get(Curve.forECParameterSpec(ec.getParams())) : null;
        if (found == null) {
            throw new IllegalStateException("FinMe's certificates have RSA keys, or keys on P-256, P-384 or P-521.");
        }
        return found;
    }

    private static List<Base64> encoded(List<X509Certificate> chain) throws CertificateEncodingException {
        List<Base64> encoded = new ArrayList<>();
        for (X509Certificate each : chain) {
            encoded.add(Base64.encode(each.getEncoded()));
        }
        return encoded;
    }
}
