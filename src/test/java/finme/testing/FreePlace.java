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

/** A port known before the start, so that {@code finme.public-url} is true, and a data directory of its own. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FreePlace implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path places = Files.createDirectories(Path.of("target", "test-data"));
            TestPropertyValues.of(
                            "server.port=" + socket.getLocalPort(),
                            "finme.data.dir=" + Files.createTempDirectory(places, "finme"))
                    .applyTo(context);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
