package finme.gateway.client;

import finme.gateway.CertificateRole;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.boot.ssl.SslBundle;

/** The JDK's client with the edge's certificate; a new one whenever that changes. Connections are kept and used again. */
final class WireClient implements Supplier<HttpClient> {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private volatile HttpClient client;

    WireClient(SslBundle bundle) {
        this.client = client(bundle);
    }

    @Override
    public HttpClient get() {
        return client;
    }

    /** Calls under way end with the client they began with. */
    void change(SslBundle bundle) {
        client = client(bundle);
    }

    private static HttpClient client(SslBundle bundle) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(context(bundle))
                .sslParameters(new SSLParameters(null, new String[] {"TLSv1.3"}))
                .build();
    }

    private static SSLContext context(SslBundle bundle) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            TrustManager[] trust = Arrays.stream(bundle.getManagers().getTrustManagers())
                    .map(manager -> new RoleTrust((X509ExtendedTrustManager) manager, CertificateRole.CORE))
                    .toArray(TrustManager[]::new);
            context.init(bundle.getManagers().getKeyManagers(), trust, null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("FinMe can't use its certificate.", unusable);
        }
    }
}
