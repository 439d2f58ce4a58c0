package finme.gateway.client.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import finme.gateway.EdgeLink;
import finme.gateway.FormVersions;
import finme.gateway.WireContract;
import finme.gateway.client.spool.CorePresence;
import finme.gateway.client.spool.Spool;
import finme.gateway.client.spool.SpoolDirectory;
import finme.gateway.snapshot.CoreTrust;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration(proxyBeanMethods = false)
@Profile("edge & !core")
class SnapshotConfiguration {
    @Bean
    HeldSnapshot heldSnapshot(SpoolDirectory directory, SslBundles bundles, ObjectMapper json) {
        return new HeldSnapshot(new SnapshotFile(directory.path()), new CoreTrust(() -> authorities(bundles)), json);
    }

    @Bean
    HeldForms heldForms(HeldSnapshot held, HttpServiceProxyFactory core) {
        return new HeldForms(held, core.createClient(FormVersions.class));
    }

    @Bean
    SnapshotFetch snapshotFetch(
            HttpServiceProxyFactory ownCore, HeldSnapshot held, Spool spool, CorePresence presence) {
        return new SnapshotFetch(ownCore.createClient(EdgeLink.class), held, spool, presence);
    }

    /** Those whose certificates count for the connection, too. */
    private static Collection<X509Certificate> authorities(SslBundles bundles) {
        try {
            KeyStore trusted = Objects.requireNonNull(
                    bundles.getBundle(WireContract.BUNDLE).getStores().getTrustStore());
            List<X509Certificate> all = new ArrayList<>();
            for (String alias : Collections.list(trusted.aliases())) {
                all.add((X509Certificate) trusted.getCertificate(alias));
            }
            return all;
        } catch (KeyStoreException unusable) {
            throw new IllegalStateException("FinMe can't read its authority.", unusable);
        }
    }
}
