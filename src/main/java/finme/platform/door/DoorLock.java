package finme.platform.door;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** TLS 1.3, and a certificate of our own authority from whoever comes. */
final class DoorLock {
    private static final Logger LOG = LoggerFactory.getLogger(DoorLock.class);

    private DoorLock() {}

    /** In place of the one before; connections that stand keep theirs. */
    static void install(AbstractHttp11Protocol<?> protocol, SslBundle bundle) {
        SslStoreBundle stores = bundle.getStores();
        SSLHostConfig config = new SSLHostConfig();
        config.setHostName(protocol.getDefaultSSLHostConfigName());
        config.setSslProtocol("TLS");
        config.setProtocols("TLSv1.3");
        config.setCertificateVerification("required");
        config.setTrustStore(stores.getTrustStore());
        SSLHostConfigCertificate own = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
        own.setCertificateKeystore(stores.getKeyStore());
        own.setCertificateKeystorePassword(stores.getKeyStorePassword() == null ? "" : stores.getKeyStorePassword());
        config.addCertificate(own);
        protocol.addSslHostConfig(config, true);
        LOG.info("The door for edges has its certificate");
    }
}
