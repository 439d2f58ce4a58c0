package finme.bench.contender;

import finme.bench.measure.Database;
import finme.platform.FinMe;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** FinMe in a JVM of its own. */
public final class FinMeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long LOOK_NANOS = 50_000_000;
    private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->(\\d+)M\\(\\d+M\\)");

    private final Process process;
    private final int port;
    private final Path log;
    private final Path collections;
    private final double startSeconds;

    private FinMeProcess(Process process, int port, Path log, Path collections) throws IOException {
        long start = System.nanoTime();
        this.process = process;
        this.port = port;
        this.log = log;
        this.collections = collections;
        awaitReadiness();
        startSeconds = (System.nanoTime() - start) / 1e9;
    }

    /** @param sandbox port of the FinMe that plays the CRM; 0 for its own */
    static FinMeProcess start(Database database, Path data, String heap, int sandbox) throws Exception {
        int port = Ports.free();
        List<String> settings = new ArrayList<>(List.of("--spring.profiles.active=sandbox"));
        settings.addAll(FinMeSettings.arguments(port, database, data));
        if (sandbox != 0) {
            settings.add("--finme.crm.url=http://127.0.0.1:" + sandbox + "/sandbox/crm");
            settings.add("--finme.crm.auth.token-url=http://127.0.0.1:" + sandbox + "/sandbox/oauth/token");
        }
        return start(port, data, List.of("-Xmx" + heap), settings);
    }

    /** @param jvm its options @param settings {@code --name=value} */
    static FinMeProcess start(int port, Path data, List<String> jvm, List<String> settings) throws Exception {
        Path log = data.resolve("node-" + port + ".log");
        Path collections = data.resolve("node-" + port + ".gc");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:gc:file=" + collections,
                "-cp",
                classPath(),
                FinMe.class.getName()));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new FinMeProcess(process, port, log, collections);
    }

    /** The bench's without the bench. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReadiness() throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (isReady(http, request)) {
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        close();
        throw new IllegalStateException("FinMe did not start:\n" + Files.readString(log));
    }

    private static boolean isReady(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    public int port() {
        return port;
    }

    public double startSeconds() {
        return startSeconds;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Resident memory; not a number where the system does not tell. */
    public double residentMb() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Most that was in use when a collection began. */
    public double heapPeakMb() throws IOException {
        return most(1);
    }

    /** Most that was still in use when one ended. */
    public double heapKeptMb() throws IOException {
        return most(2);
    }

    private double most(int group) throws IOException {
        try (var lines = Files.lines(collections)) {
            return lines.map(COLLECTION::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .mapToDouble(match -> Double.parseDouble(match.group(group)))
                    .max()
                    .orElse(Double.NaN);
        }
    }

    /** Warnings and what belongs to them. */
    public List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
        }
    }
}
