package finme.chaos.overload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** FinMe with its sandbox, a data directory of its own and a free port, started by a command line. */
final class FinMeProcess implements AutoCloseable {
    static final String PASSWORD = "overload";
    private static final Duration TO_READINESS = Duration.ofMinutes(3);

    private final String base;
    private final Path log;
    private final Process process;

    FinMeProcess(List<String> command, Path data) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        base = "http://127.0.0.1:" + port;
        log = data.resolve("finme.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "sandbox",
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "SERVER_PORT",
                        String.valueOf(port),
                        "FINME_PUBLIC_URL",
                        base,
                        "FINME_DATA_DIR",
                        data.toString(),
                        "FINME_KEYSET_FILE",
                        data.resolve("keyset.properties").toString(),
                        "FINME_KEYSET_GENERATE",
                        "true",
                        "FINME_ADMIN_PASSWORD",
                        PASSWORD));
        process = builder.start();
    }

    String base() {
        return base;
    }

    void awaitReadiness(HttpClient http) throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long deadline = System.nanoTime() + TO_READINESS.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(250_000_000);
            }
        }
        throw new IllegalStateException("FinMe does not become ready; see finme.log in its data directory");
    }

    /** Whether its log says so. */
    boolean said(String sentence) throws IOException {
        return Files.readString(log).contains(sentence);
    }

    /** Resident memory of the process in megabytes, PostgreSQL not included; 0 where the system does not tell. */
    long residentMb() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                / 1024;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
