package finme.platform.door;

import finme.gateway.WireContract;
import finme.platform.CoreRole;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens the door where a port is given for it, and has its certificate changed whenever the files change. */
@Component
@Profile(CoreRole.PROFILE)
@ConditionalOnProperty("finme.edge.port")
class EdgeDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int MOST_THREADS = 100;

    private final int port;
    private final @Nullable InetAddress address;
    private final SslBundles bundles;

    EdgeDoor(
            @Value("${finme.edge.port}") int port,
            @Value("${finme.edge.address:${server.address:#{null}}}") @Nullable InetAddress address,
            SslBundles bundles) {
        this.port = port;
        this.address = address;
        this.bundles = bundles;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        protocol.setAddress(address);
        protocol.setMaxThreads(MOST_THREADS);
        protocol.setConnectionTimeout(5_000);
        protocol.setKeepAliveTimeout(20_000);
        protocol.setMaxKeepAliveRequests(10_000);
        DoorLock.install(protocol, bundles.getBundle(WireContract.BUNDLE));
        bundles.addBundleUpdateHandler(WireContract.BUNDLE, changed -> DoorLock.install(protocol, changed));
        factory.addAdditionalTomcatConnectors(connector);
        factory.addEngineValves(new DoorKeeper(connector));
    }
}
