package finme.platform.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.testing.Authority;
import finme.testing.Authority.Pass;
import finme.testing.FinMeHttp;
import finme.testing.FinMeTest;
import finme.testing.FreePlace;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Who gets in by the door for edges, and who does not. What an edge makes of a false core: {@code CoreLinkTests}. */
@FinMeTest
class DoorModuleTests {
    private static final Authority OURS = FreePlace.AUTHORITY;
    private static final String CONTRACT = "/edge/v1/contract";
    /** The beginning of a greeting in TLS 1.1, with one of its ciphers. */
    private static final String HELLO_1_1 = "160302002d010000290302" + "00".repeat(32) + "000002c0130100";

    private final int door;
    private final FinMeHttp http;

    DoorModuleTests(Environment environment, FinMeHttp http) {
        this.door = environment.getRequiredProperty("finme.edge.port", Integer.class);
        this.http = http;
    }

    @Test
    void letsAnEdgeIn() throws Exception {
        HttpResponse<String> answer = call(OURS.edge("edge-1"), CONTRACT);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"newest\":1");
        assertThat(answer.headers().firstValue("FinMe-Answer")).isPresent();
    }

    @Test
    void aUriAmongItsNamesSaysTheRoleAsWell() throws Exception {
        Pass byUri = OURS.issue(
                "CN=edge-2",
                KeyPurposeId.id_kp_clientAuth,
                List.of(new GeneralName(GeneralName.uniformResourceIdentifier, "finme:role:edge")));
        assertThat(call(byUri, CONTRACT).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyWithoutACertificate() {
        refusesTheHandshake(OURS.context(null));
    }

    @Test
    void nobodyOfAnotherAuthority() {
        refusesTheHandshake(context(new Authority("FinMe tests").edge("edge-1")));
    }

    @Test
    void nobodyWhoseTimeIsOver() {
        refusesTheHandshake(context(OURS.issue(
                "OU=edge,CN=edge-1",
                KeyPurposeId.id_kp_clientAuth,
                List.of(),
                Instant.now().minus(Duration.ofMinutes(5)))));
    }

    @Test
    void nobodyOfAnotherUse() {
        refusesTheHandshake(context(OURS.issue("OU=edge,CN=edge-1", KeyPurposeId.id_kp_serverAuth, List.of())));
    }

    @Test
    void nobodyOfAnotherRole() throws Exception {
        for (String subject : List.of("OU=core,CN=core", "CN=edge", "OU=edges,CN=edge", "OU=edge")) {
            HttpResponse<String> answer = call(OURS.issue(subject, KeyPurposeId.id_kp_clientAuth, List.of()), CONTRACT);
            assertThat(answer.statusCode()).as(subject).isEqualTo(403);
            assertThat(answer.headers().firstValue("FinMe-Answer")).isEmpty();
        }
    }

    @Test
    void nobodyInClearText() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", door)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + CONTRACT + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes());
            String answer = new String(socket.getInputStream().readAllBytes());
            assertThat(answer).doesNotContain("newest").doesNotContain("200");
        }
    }

    @Test
    void nobodyWithAnOlderTls() throws Exception {
        SSLContext good = context(OURS.edge("edge-1"));
        try (SSLSocket socket = (SSLSocket) good.getSocketFactory().createSocket("127.0.0.1", door)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
        try (Socket socket = new Socket("127.0.0.1", door)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(HELLO_1_1));
            InputStream answer = socket.getInputStream();
            // an alert, or nothing at all
            assertThat(answer.read()).isIn(0x15, -1);
        }
    }

    @Test
    void nothingElseLiesBehindTheDoor() throws Exception {
        Pass edge = OURS.edge("edge-1");
        for (String path : List.of(
                "/",
                "/admin",
                "/login",
                "/actuator/health",
                "/api/v1/admin/sources",
                "/api/v1/schemas/application",
                "/engine-rest/engine",
                "/camunda/app/cockpit/default/",
                "/edge",
                "/edge/../admin",
                "/edge/v1/%2e%2e/%2e%2e/admin")) {
            assertThat(call(edge, path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(call(edge, "/edge/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(call(edge, "/edge/v2/contract").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingOfItIsAnywhereElse() {
        for (String path : List.of(CONTRACT, "/edge/v1/guides", "/edge", "//edge/v1/contract", "/%65dge/v1/contract")) {
            assertThat(http.send(http.as(FinMeHttp.ADMIN, http.request(path))).status())
                    .as(path)
                    .isIn(400, 403, 404);
        }
        assertThat(http.get("/v3/api-docs", null).body()).doesNotContain("/edge/v1");
    }

    @Test
    void anEdgeOfAVersionUnknownIsToldSo() throws Exception {
        SSLContext context = context(OURS.edge("edge-1"));
        for (String version : List.of("99", "", "x")) {
            HttpRequest request = request("/edge/v1/guides")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .header("FinMe-Wire", version)
                    .build();
            HttpResponse<String> answer = client(context).send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("unknown_version");
        }
    }

    @Test
    void aChangedCertificateIsShownWithoutARestart() throws Exception {
        SSLContext edge = context(OURS.edge("edge-1"));
        X509Certificate before = shown(edge);
        Pass after = OURS.core();
        after.write(FreePlace.CERTIFICATES, "core");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(shown(edge)).isEqualTo(after.certificate()));
        assertThat(after.certificate()).isNotEqualTo(before);
        assertThat(call(OURS.edge("edge-1"), CONTRACT).statusCode()).isEqualTo(200);
    }

    private X509Certificate shown(SSLContext context) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", door)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private void refusesTheHandshake(SSLContext context) {
        assertThatThrownBy(() -> client(context).send(request(CONTRACT).build(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    private static SSLContext context(Pass pass) {
        return OURS.context(pass);
    }

    private HttpResponse<String> call(Pass pass, String path) throws Exception {
        return client(context(pass)).send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .sslParameters(new SSLParameters(null, new String[] {"TLSv1.3"}))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + door + path))
                .timeout(Duration.ofSeconds(10));
    }
}
