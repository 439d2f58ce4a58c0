package finme.outbound;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Who we are to somebody who wants a client certificate.
 *
 * @param certificate PEM, ours first, those it was issued by after it
 * @param key PEM, PKCS#8, unencrypted
 * @param authority PEM of whom we trust there; null for whom everybody trusts
 */
public record ClientIdentity(
        String certificate, String key, @Nullable String authority) {
    /** @return what is wrong, in a sentence that quotes nothing; null when it can be used */
    public @Nullable String fault() {
        List<X509Certificate> chain;
        PrivateKey secret;
        try {
            chain = content(certificate).getCertificates();
            secret = content(key).getPrivateKey();
        } catch (RuntimeException unreadable) {
            return "Certificate and key have to be PEM: the certificate, and its key in PKCS#8 without a password.";
        }
        if (chain.isEmpty() || secret == null) {
            return "Certificate and key have to be PEM: the certificate, and its key in PKCS#8 without a password.";
        }
        if (chain.get(0).getNotAfter().toInstant().isBefore(Instant.now())) {
            return "The certificate ended on " + chain.get(0).getNotAfter().toInstant() + '.';
        }
        if (!belong(chain.get(0), secret)) {
            return "The key is not that of the certificate.";
        }
        try {
            context();
            return null;
        } catch (RuntimeException unusable) {
            return "The authority's certificates can't be read as PEM.";
        }
    }

    /** @return when the first certificate of this PEM ends; empty when it holds none */
    public static Optional<Instant> end(String pem) {
        try {
            return content(pem).getCertificates().stream()
                    .findFirst()
                    .map(own -> own.getNotAfter().toInstant());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    SSLContext context() {
        PemSslStoreDetails own = PemSslStoreDetails.forCertificate(certificate).withPrivateKey(key);
        PemSslStoreDetails trust = authority == null ? null : PemSslStoreDetails.forCertificate(authority);
        return SslBundle.of(new PemSslStoreBundle(own, trust)).createSslContext();
    }

    private static PemContent content(String text) {
        return PemContent.of(text);
    }

    private static boolean belong(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        byte[] trial = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(trial);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(trial);
            return signature.verify(signed);
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ClientIdentity";
    }
}
