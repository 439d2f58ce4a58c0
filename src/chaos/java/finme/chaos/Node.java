package finme.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** FinMe as a process of its own, on a port that stays the same. */
final class Node implements AutoCloseable {
    static final String PASSWORD = "chaos";
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final String name;
    private final Path directory;
    private final List<String> command;
    private final int port = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private volatile @Nullable Process process;
    private volatile boolean ready;

    /** @param jvm options of the JVM @param settings of FinMe, {@code --name=value} */
    Node(String name, Path directory, List<String> classPath, List<String> jvm, List<String> settings)
            throws IOException {
        this.name = name;
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of("-cp", String.join(":", classPath), "finme.platform.FinMe"));
        command.addAll(settings);
        command.addAll(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--finme.public-url=" + url(),
                "--finme.data.dir=" + this.directory,
                "--finme.admin.password=" + PASSWORD));
    }

    String name() {
        return name;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    boolean isReady() {
        return ready;
    }

    void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            Path log = directory.resolve("finme.log");
            process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @return how long that took from now */
    Duration awaitReady() {
        long start = System.nanoTime();
        while (!answers()) {
            Process running = process;
            boolean dead = running == null || !running.isAlive();
            if (dead || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(name + (dead ? " ended" : " is not ready") + "; see " + directory);
            }
            LockSupport.parkNanos(100_000_000);
        }
        ready = true;
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean answers() {
        try {
            HttpRequest probe = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** kill -9: nothing is finished, nothing is given back. */
    void kill() {
        ready = false;
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
