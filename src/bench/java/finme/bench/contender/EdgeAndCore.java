package finme.bench.contender;

import finme.bench.load.Post;
import finme.bench.measure.Database;
import finme.testing.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Core and an edge in JVMs of their own, with certificates of their own. Core is asked directly, too: then it is FinMe in
 * one process, as warm and on the same database, which is what going through the edge is measured against.
 */
public final class EdgeAndCore implements AutoCloseable {
    /** There from the beginning: what grows is something else. */
    private static final List<String> CORE = List.of("-Xms768m", "-Xmx768m", "-XX:+AlwaysPreTouch");

    private static final List<String> EDGE = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

    private final Database database;
    private final FinMeProcess core;
    private final FinMeProcess edge;

    private EdgeAndCore(Database database, FinMeProcess core, FinMeProcess edge) {
        this.database = database;
        this.core = core;
        this.edge = edge;
    }

    /** Both or none: nobody else could end one whose other half does not start. */
    public static EdgeAndCore start(Database database, Path data) throws Exception {
        Path certificates = data.resolve("certificates");
        new Authority("bench").writeAll(certificates);
        int door = Ports.free();
        List<FinMeProcess> started = new ArrayList<>();
        try {
            FinMeProcess core = core(database, data, certificates, door);
            started.add(core);
            FinMeProcess edge = edge(data, certificates, door);
            started.add(edge);
            know("http://127.0.0.1:" + core.port());
            return new EdgeAndCore(database, core, edge);
        } catch (Exception | Error broken) {
            started.forEach(FinMeProcess::close);
            throw broken;
        }
    }

    private static void know(String base) throws Exception {
        FinMeAdmin admin = new FinMeAdmin(base);
        admin.lenders(base + "/sandbox", Duration.ZERO);
        admin.source();
        admin.fileSource();
    }

    private static FinMeProcess core(Database database, Path data, Path certificates, int door) throws Exception {
        int port = Ports.free();
        List<String> settings =
                new ArrayList<>(List.of("--spring.profiles.active=sandbox", "--finme.edge.port=" + door));
        settings.addAll(FinMeSettings.arguments(port, database, data));
        settings.addAll(tls(certificates, "core", "sealing.jwk"));
        return FinMeProcess.start(port, data, CORE, settings);
    }

    private static FinMeProcess edge(Path data, Path certificates, int door) throws Exception {
        int port = Ports.free();
        List<String> settings = new ArrayList<>(List.of(
                "--spring.profiles.active=edge",
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--finme.data.dir=" + data,
                "--finme.public-url=http://127.0.0.1:" + port,
                "--finme.core.url=https://localhost:" + door,
                "--finme.spool.dir=" + Files.createTempDirectory(data, "spool"),
                "--logging.level.root=WARN",
                "--logging.level.finme=WARN"));
        settings.addAll(tls(certificates, "edge", "sealing.pub.jwk"));
        return FinMeProcess.start(port, data, EDGE, settings);
    }

    private static List<String> tls(Path certificates, String role, String sealing) {
        return List.of(
                "--finme.tls.cert=" + certificates.resolve(role + ".pem"),
                "--finme.tls.key=" + certificates.resolve(role + ".key"),
                "--finme.tls.ca=" + certificates.resolve("ca.pem"),
                "--finme.sealing.key=" + certificates.resolve(sealing));
    }

    public FinMeProcess core() {
        return core;
    }

    public FinMeProcess edge() {
        return edge;
    }

    public FinMeTarget inOneProcess() {
        return at(core);
    }

    public FinMeTarget throughTheEdge() {
        return at(edge);
    }

    private FinMeTarget at(FinMeProcess process) {
        return new FinMeTarget() {
            @Override
            public Database database() {
                return database;
            }

            @Override
            public Post application(int n) {
                return FinMeContender.post(process.port(), Application.json(n));
            }
        };
    }

    /** Of an application, and of a file: what its source shows. */
    public static String authorization() {
        return "Bearer " + FinMeAdmin.KEY;
    }

    @Override
    public void close() {
        edge.close();
        core.close();
    }
}
