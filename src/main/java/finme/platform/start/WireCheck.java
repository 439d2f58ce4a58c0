package finme.platform.start;

import finme.gateway.CertificateRole;
import finme.gateway.WireContract;
import finme.platform.CoreRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.Assert;

/**
 * Refuses an edge without its way to core, and a core's door without its lock, before anything is created; else makes the
 * certificate known to Spring, which watches its files.
 */
class WireCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String CERTIFICATE = "finme.tls.cert";
    private static final String KEY = "finme.tls.key";
    private static final String AUTHORITY = "finme.tls.ca";
    private static final List<String> FILES = List.of(CERTIFICATE, KEY, AUTHORITY, "finme.sealing.key");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        boolean core = environment.acceptsProfiles(Profiles.of(CoreRole.PROFILE));
        if (!core) {
            edge(environment);
        } else if (environment.containsProperty("finme.edge.port")) {
            ends(environment, CertificateRole.CORE, "a core that opens a door for edges (FINME_EDGE_PORT)");
        }
    }

    private static void edge(ConfigurableEnvironment environment) {
        String who = "an edge without core in its process";
        String url = required(environment, "finme.core.url", who);
        if (!isHttps(url)) {
            throw new StartRefused("FinMe's edge goes to core by TLS only: set FINME_CORE_URL to https://host:port.");
        }
        required(environment, "finme.spool.dir", who);
        ends(environment, CertificateRole.EDGE, who);
    }

    private static void ends(ConfigurableEnvironment environment, CertificateRole role, String who) {
        for (String name : FILES) {
            String file = required(environment, name, who);
            if (!Files.isReadable(Path.of(file))) {
                throw new StartRefused("FinMe can't read " + variable(name) + " (" + file + ").");
            }
        }
        checkOwn(environment, role);
        environment.getPropertySources().addLast(new MapPropertySource("wire", bundle(environment)));
    }

    private static void checkOwn(ConfigurableEnvironment environment, CertificateRole role) {
        X509Certificate own;
        try {
            PemSslStore pair = PemSslStore.load(PemSslStoreDetails.forCertificate(location(environment, CERTIFICATE))
                    .withPrivateKey(location(environment, KEY)));
            PemSslStore authority =
                    PemSslStore.load(PemSslStoreDetails.forCertificate(location(environment, AUTHORITY)));
            own = pair.certificates().get(0);
            Assert.notNull(pair.privateKey(), "no key");
            Assert.notEmpty(authority.certificates(), "no authority");
        } catch (RuntimeException unusable) {
            throw new StartRefused(
                    "FinMe can't use FINME_TLS_CERT, FINME_TLS_KEY or FINME_TLS_CA: each has to be PEM.", unusable);
        }
        if (!role.isOf(own)) {
            throw new StartRefused("FinMe's certificate (FINME_TLS_CERT) does not say that it is of the role " + role
                    + ": docker/make-certificates.sh shows how.");
        }
    }

    private static Map<String, Object> bundle(ConfigurableEnvironment environment) {
        String bundle = "spring.ssl.bundle.pem." + WireContract.BUNDLE + '.';
        return Map.of(
                bundle + "keystore.certificate", location(environment, CERTIFICATE),
                bundle + "keystore.private-key", location(environment, KEY),
                bundle + "keystore.verify-keys", "true",
                bundle + "truststore.certificate", location(environment, AUTHORITY),
                bundle + "reload-on-update", "true");
    }

    private static String location(ConfigurableEnvironment environment, String name) {
        return Path.of(environment.getRequiredProperty(name)).toUri().toString();
    }

    private static String required(ConfigurableEnvironment environment, String name, String who) {
        String value = environment.getProperty(name, "");
        if (value.isBlank()) {
            throw new StartRefused("FinMe needs " + variable(name) + " for " + who + '.');
        }
        return value;
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static boolean isHttps(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
