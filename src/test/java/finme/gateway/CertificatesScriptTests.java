package finme.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import finme.gateway.sealing.Sealing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker/make-certificates.sh} makes is what core and an edge take. */
class CertificatesScriptTests {
    private static final Path SCRIPT = Path.of("docker/make-certificates.sh").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void makesCertificatesByRoleAndKeysThatSealAndOpen() throws Exception {
        assumeThat(run("openssl", "version")).as("openssl").isZero();
        assertThat(run(SCRIPT.toString(), directory.toString())).isZero();
        X509Certificate authority = read("ca.pem");
        X509Certificate core = read("core.pem");
        X509Certificate edge = read("edge.pem");
        core.verify(authority.getPublicKey());
        edge.verify(authority.getPublicKey());
        assertThat(CertificateRole.CORE.isOf(core)).isTrue();
        assertThat(CertificateRole.EDGE.isOf(core)).isFalse();
        assertThat(CertificateRole.EDGE.isOf(edge)).isTrue();
        assertThat(CertificateRole.CORE.isOf(edge)).isFalse();
        assertThat(CertificateRole.nameOf(edge)).contains("edge");

        byte[] content = "anything".getBytes(StandardCharsets.UTF_8);
        String sealed = Sealing.sealer(directory.resolve("sealing.pub.jwk")).seal(content);
        assertThat(Sealing.opener(directory.resolve("sealing.jwk")).open(sealed))
                .isEqualTo(content);
        assertThat(secrets()).isNotEmpty().containsOnly("rw-------");
    }

    @Test
    void leavesWhatIsThereAndAddsAnEdge() throws Exception {
        assumeThat(run("openssl", "version")).as("openssl").isZero();
        assertThat(run(SCRIPT.toString(), directory.toString())).isZero();
        byte[] core = Files.readAllBytes(directory.resolve("core.pem"));
        assertThat(run(SCRIPT.toString(), directory.toString(), "edge-2")).isZero();
        assertThat(Files.readAllBytes(directory.resolve("core.pem"))).isEqualTo(core);
        assertThat(CertificateRole.nameOf(read("edge-2.pem"))).contains("edge-2");
        assertThat(run(SCRIPT.toString(), directory.toString(), "../core")).isNotZero();
    }

    private List<String> secrets() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*(\\.key|sealing\\.jwk)"))
                    .map(CertificatesScriptTests::permissions)
                    .toList();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException unreadable) {
            return "none";
        }
    }

    private X509Certificate read(String name) throws Exception {
        try (InputStream file = Files.newInputStream(directory.resolve(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
