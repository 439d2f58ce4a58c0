package finme.dispatch.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import finme.dispatch.answer.Reply;
import finme.dispatch.testing.TestPartners;
import finme.outbound.ClientIdentity;
import finme.outbound.OutboundPost;
import finme.outbound.TestGuard;
import finme.partner.Partner;
import finme.testing.Authority;
import finme.testing.Authority.Pass;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lender that lets in only whom it has given a certificate. */
class PartnerCertificateTests {
    private final Authority authority = new Authority("lender-ca");
    private final Pass ours = authority.issue("CN=finme", KeyPurposeId.id_kp_clientAuth, List.of());
    private final PartnerConnector connector = new PartnerConnector(TestGuard.open());
    private HttpsServer lender;

    @BeforeEach
    void start() throws Exception {
        lender = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        SSLContext context = authority.context(authority.core());
        lender.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        lender.createContext("/", exchange -> {
            byte[] who = ((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, who.length);
            exchange.getResponseBody().write(who);
            exchange.close();
        });
        lender.start();
    }

    @AfterEach
    void stop() {
        lender.stop(0);
        connector.stop();
    }

    @Test
    void weShowOurCertificateToIt() {
        Reply reply = connector.send(partner(identity(ours)), call()).join();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("CN=finme");
    }

    @Test
    void withoutOneWeGetNoAnswerAndSayWhy() {
        Authority other = new Authority("stranger");
        Pass strange = other.issue("CN=finme", KeyPurposeId.id_kp_clientAuth, List.of());
        assertThatThrownBy(
                        () -> connector.send(partner(identity(strange)), call()).join())
                .isInstanceOf(CompletionException.class)
                .satisfies(fault -> assertThat(OutboundPost.words(fault)).isNotEqualTo("unusable_address"));
    }

    @Test
    void whatCantBeUsedIsSeenWhenItIsSaved() {
        assertThat(identity(ours).fault()).isNull();
        Pass another = authority.issue("CN=other", KeyPurposeId.id_kp_clientAuth, List.of());
        assertThat(new ClientIdentity(Authority.pem(ours.certificate()), another.keyPem(), null).fault())
                .isEqualTo("The key is not that of the certificate.");
        Pass old = authority.issue(
                "CN=finme",
                KeyPurposeId.id_kp_clientAuth,
                List.of(),
                Instant.now().minus(Duration.ofDays(1)));
        assertThat(identity(old).fault()).startsWith("The certificate ended on");
        assertThat(new ClientIdentity("x", "y", null).fault()).contains("PEM");
        assertThat(new ClientIdentity(Authority.pem(ours.certificate()), ours.keyPem(), "x").fault())
                .contains("authority");
    }

    private ClientIdentity identity(Pass pass) {
        return new ClientIdentity(
                Authority.pem(pass.certificate()), pass.keyPem(), Authority.pem(authority.certificate()));
    }

    private Partner partner(ClientIdentity identity) {
        try {
            return TestPartners.read(
                    "p",
                    url(),
                    TestPartners.JSON.writeValueAsString(Map.of(
                            "request",
                            Map.of(
                                    "auth",
                                    Map.of(
                                            "kind", "MTLS",
                                            "certificate", identity.certificate(),
                                            "privateKey", identity.key(),
                                            "authority", String.valueOf(identity.authority()))))));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Call call() {
        return new Call(URI.create(url()), "POST", Map.of(), new byte[0]);
    }

    private String url() {
        return "https://localhost:" + lender.getAddress().getPort() + "/";
    }
}
