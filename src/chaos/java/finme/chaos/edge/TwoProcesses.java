package finme.chaos.edge;

import finme.chaos.node.Node;
import finme.chaos.node.Ports;
import finme.platform.postgres.CrashingPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Core and edge apart, as {@code docker/run-split.sh} starts them, with certificates of their own. */
final class TwoProcesses {
    private final Path directory;
    private final Path pki;
    private final int door = Ports.free();

    TwoProcesses(Path directory) throws IOException {
        this.directory = directory;
        this.pki = directory.resolve("pki");
        Process made = new ProcessBuilder("docker/make-certificates.sh", pki.toString())
                .inheritIO()
                .start();
        if (made.onExit().join().exitValue() != 0) {
            throw new IOException("no certificates");
        }
    }

    int door() {
        return door;
    }

    Path spool() {
        return directory.resolve("spool");
    }

    Node core(CrashingPostgres postgres) throws IOException {
        List<String> settings = ends("core", "sealing.jwk");
        settings.addAll(List.of(
                "--spring.profiles.active=core,sandbox",
                "--finme.edge.port=" + door,
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=" + postgres.user(),
                "--finme.keyset.file=" + directory.resolve("keyset.properties")));
        return new Node(directory.resolve("core"), List.of("-Xmx512m"), List.of(), settings);
    }

    Node edge() throws IOException {
        List<String> settings = ends("edge", "sealing.pub.jwk");
        settings.addAll(List.of(
                "--spring.profiles.active=edge",
                "--finme.core.url=https://localhost:" + door,
                "--finme.spool.dir=" + spool()));
        return new Node(directory.resolve("edge"), List.of("-Xmx256m"), List.of(), settings);
    }

    private List<String> ends(String role, String sealing) {
        return new ArrayList<>(List.of(
                "--finme.tls.cert=" + pki.resolve(role + ".pem"),
                "--finme.tls.key=" + pki.resolve(role + ".key"),
                "--finme.tls.ca=" + pki.resolve("ca.pem"),
                "--finme.sealing.key=" + pki.resolve(sealing)));
    }
}
