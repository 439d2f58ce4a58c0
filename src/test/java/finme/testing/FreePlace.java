package finme.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A port known before the start, so that {@code finme.public-url} is true, a data directory of its own, and a door for
 * edges with its certificates.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FreePlace implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Everybody's in this run; {@link #CERTIFICATES} holds what it gave to core and to an edge. */
    public static final Authority AUTHORITY = new Authority("FinMe tests");

    public static final Path CERTIFICATES = Path.of(
            "target", "test-data", "certificates-" + ProcessHandle.current().pid());

    static {
        AUTHORITY.writeAll(CERTIFICATES);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try (ServerSocket main = free();
                ServerSocket door = free()) {
            Path places = Files.createDirectories(Path.of("target", "test-data"));
            TestPropertyValues.of(
                            "server.port=" + main.getLocalPort(),
                            "finme.edge.port=" + door.getLocalPort(),
                            "finme.tls.cert=" + CERTIFICATES.resolve("core.pem"),
                            "finme.tls.key=" + CERTIFICATES.resolve("core.key"),
                            "finme.tls.ca=" + CERTIFICATES.resolve("ca.pem"),
                            "finme.sealing.key=" + CERTIFICATES.resolve("sealing.jwk"),
                            "finme.data.dir=" + Files.createTempDirectory(places, "finme"))
                    .applyTo(context);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
