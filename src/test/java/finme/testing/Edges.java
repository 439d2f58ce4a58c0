package finme.testing;

import finme.gateway.SourceDirectory;
import finme.kernel.Problem;
import finme.platform.FinMe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An edge on its own, as it runs in front of a core elsewhere. Whoever starts one closes it. */
public final class Edges {
    /** Where nobody listens. */
    public static final String NO_CORE = "https://localhost:9";

    private Edges() {}

    public static ConfigurableApplicationContext start(String core, String... more) {
        return new SpringApplicationBuilder(FinMe.class)
                .profiles("edge")
                .properties(properties(core))
                .properties(more)
                .run();
    }

    /** What an edge can't start without, and a free port. */
    public static String[] properties(String core) {
        Path certificates = FreePlace.CERTIFICATES;
        return new String[] {
            "server.port=0",
            "server.address=127.0.0.1",
            "finme.data.dir=target/nowhere",
            "finme.core.url=" + core,
            "finme.tls.cert=" + certificates.resolve("edge.pem"),
            "finme.tls.key=" + certificates.resolve("edge.key"),
            "finme.tls.ca=" + certificates.resolve("ca.pem"),
            "finme.sealing.key=" + certificates.resolve("sealing.pub.jwk"),
            "finme.spool.dir=" + ownPlace()
        };
    }

    /** What another edge kept is none of this one's business. */
    private static Path ownPlace() {
        try {
            Path places = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(places, "spool");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Waits until the edge knows the source as core does. */
    public static void awaitSource(ConfigurableApplicationContext edge, SourceDirectory core, String code) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(Problem.class)
                .until(() -> edge.getBean(SourceDirectory.class).find(code).equals(core.find(code)));
    }

    public static String url(ConfigurableApplicationContext edge, String path) {
        int port = ((WebServerApplicationContext) edge).getWebServer().getPort();
        return "http://localhost:" + port + path;
    }
}
