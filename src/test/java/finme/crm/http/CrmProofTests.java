package finme.crm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import finme.crm.Crm;
import finme.crm.Crm.Proof;
import finme.outbound.TestGuard;
import finme.testing.Authority;
import finme.testing.Authority.Pass;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a CRM knows that it is us: by a certificate that it asks for, or by a signature over what is sent. */
class CrmProofTests {
    private final CrmHttp http = new CrmHttp(TestGuard.open(), new CrmAddress(), Duration.ofSeconds(10));

    @Test
    void weShowOurCertificateAndSendNothingWithoutOne() throws Exception {
        Authority authority = new Authority("crm-ca");
        HttpsServer crm = server(authority);
        try {
            Pass ours = authority.issue("CN=finme", KeyPurposeId.id_kp_clientAuth, List.of());
            String url = "https://localhost:" + crm.getAddress().getPort() + "/";
            assertThat(body(http.send(crm(url, certified(authority, ours)), request(url))
                            .join()))
                    .isEqualTo("CN=finme");
            Pass strange = new Authority("stranger").issue("CN=finme", KeyPurposeId.id_kp_clientAuth, List.of());
            assertThatThrownBy(() -> http.send(crm(url, certified(authority, strange)), request(url))
                            .join())
                    .isInstanceOf(CompletionException.class);
        } finally {
            crm.stop(0);
        }
    }

    private static HttpsServer server(Authority authority) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        SSLContext context = authority.context(authority.core());
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            byte[] who = ((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, who.length);
            exchange.getResponseBody().write(who);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void theBodyIsSignedOrWhatIsAskedFor() throws Exception {
        HttpServer crm = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        crm.createContext("/", exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String line = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
            byte[] signed = sent.length > 0 ? sent : line.getBytes(StandardCharsets.UTF_8);
            boolean ours = hmac(signed).equals(exchange.getRequestHeaders().getFirst("X-Signature"));
            exchange.sendResponseHeaders(ours ? 204 : 401, -1);
            exchange.close();
        });
        crm.start();
        try {
            String url = "http://127.0.0.1:" + crm.getAddress().getPort() + "/a%20b?since=1";
            byte[] body = "{\"name\": \"Žofie\"}".getBytes(StandardCharsets.UTF_8);
            Crm known = crm(url, signing("s3cret"));
            assertThat(http.send(known, request(url)).join().statusCode()).isEqualTo(204);
            assertThat(http.send(known, request(url).DELETE()).join().statusCode())
                    .isEqualTo(204);
            assertThat(http.send(known, request(url).POST(BodyPublishers.ofByteArray(body)), body)
                            .join()
                            .statusCode())
                    .isEqualTo(204);
            assertThat(http.send(crm(url, signing("other")), request(url))
                            .join()
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            crm.stop(0);
        }
    }

    private static String hmac(byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static String body(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static Crm.Auth signing(String secret) {
        return auth(Proof.HMAC, "X-Signature", secret, null, null, null);
    }

    private static Crm.Auth certified(Authority authority, Pass pass) {
        return auth(
                Proof.MTLS,
                null,
                null,
                Authority.pem(pass.certificate()),
                pass.keyPem(),
                Authority.pem(authority.certificate()));
    }

    private static Crm.Auth auth(
            Proof kind,
            @Nullable String header,
            @Nullable String secret,
            @Nullable String certificate,
            @Nullable String key,
            @Nullable String authority) {
        return new Crm.Auth(
                kind,
                null,
                null,
                null,
                header,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                secret,
                certificate,
                key,
                authority);
    }

    private static Crm crm(String url, Crm.Auth auth) {
        return new Crm(
                "x",
                "X",
                Crm.State.ACTIVE,
                Crm.Kind.REST,
                url,
                auth,
                null,
                null,
                null,
                null,
                null,
                new Crm.Records(null, null, null, null));
    }
}
