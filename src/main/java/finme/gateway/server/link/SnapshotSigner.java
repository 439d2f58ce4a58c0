package finme.gateway.server.link;

import finme.gateway.WireContract;
import finme.gateway.snapshot.SnapshotSignature;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Signs with the certificate that core has at its door now. */
@Component
@ConditionalOnProperty("finme.edge.port")
class SnapshotSigner {
    private final SslBundles bundles;

    SnapshotSigner(SslBundles bundles) {
        this.bundles = bundles;
    }

    String sign(byte[] content) {
        try {
            KeyStore store = Objects.requireNonNull(
                    bundles.getBundle(WireContract.BUNDLE).getStores().getKeyStore());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, new char[0]) instanceof PrivateKey key) {
                    return SnapshotSignature.sign(content, key, chain(store.getCertificateChain(alias)));
                }
            }
            throw new IllegalStateException("core has a certificate without its key");
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("core's key can't be read", unusable);
        }
    }

    private static List<X509Certificate> chain(Certificate[] chain) {
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }
}
