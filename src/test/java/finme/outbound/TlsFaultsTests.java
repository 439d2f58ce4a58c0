package finme.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import finme.testing.Authority;
import finme.testing.Authority.Pass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against real handshakes, since the JDK says some of it in words only. */
class TlsFaultsTests {
    private final Authority ours = new Authority("ours");

    @Test
    void whatIsWrongIsCalledByItsName() throws Exception {
        Pass expired = issue(Authority.localhost(), Instant.now().minus(Duration.ofDays(1)));
        Pass early = issue(Authority.localhost(), Instant.now().plus(Duration.ofDays(90)));
        Pass elsewhere = issue(
                List.of(new GeneralName(GeneralName.dNSName, "elsewhere.test")),
                Instant.now().plus(Duration.ofDays(1)));
        assertThat(call(ours.core())).isNull();
        assertThat(call(expired)).isEqualTo("tls_certificate_expired");
        assertThat(call(early)).isEqualTo("tls_certificate_not_yet_valid");
        assertThat(call(elsewhere)).isEqualTo("tls_wrong_name");
        assertThat(call(new Authority("theirs").core())).isEqualTo("tls_unknown_issuer");
    }

    @Test
    void whoSpeaksNoTlsAtAllFailsTheHandshake() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(call(plain, "HTTP/1.1 400 Bad Request\r\n\r\n")).isEqualTo("tls_handshake");
        }
    }

    private Pass issue(List<GeneralName> names, Instant until) {
        return ours.issue("CN=lender", KeyPurposeId.id_kp_serverAuth, names, until);
    }

    private @Nullable String call(Pass shown) throws Exception {
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(ours.keys(shown).getKeyManagers(), null, null);
        try (ServerSocket socket =
                server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return call(socket, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        }
    }

    private @Nullable String call(ServerSocket server, String answer) throws InterruptedException {
        Thread thread = new Thread(() -> serve(server, answer));
        thread.start();
        HttpClient client = HttpClient.newBuilder()
                .sslContext(ours.context(null))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        URI address = URI.create("https://localhost:" + server.getLocalPort() + "/");
        try {
            Exchange.send(client, HttpRequest.newBuilder(address).build(), Duration.ofSeconds(5))
                    .join();
            return null;
        } catch (CompletionException failure) {
            return TlsFaults.code(failure).orElse("none: " + failure);
        } finally {
            thread.join();
        }
    }

    private static void serve(ServerSocket server, String answer) {
        try (Socket one = server.accept()) {
            one.setSoTimeout(2000);
            assertThat(one.getInputStream().read(new byte[1000])).isNotZero();
            one.getOutputStream().write(answer.getBytes(US_ASCII));
            one.getOutputStream().flush();
        } catch (IOException refused) {
            // the caller hung up in the handshake: that is what is tested
            return;
        }
    }
}
