package finme.chaos.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * FinMe with its sandbox as a process of its own, on a port that stays the same: from the directory that {@link #APP}
 * names, else from this class path.
 */
public final class Node implements AutoCloseable {
    /** System property: where FinMe is unpacked, with an archive of its classes. */
    public static final String APP = "chaos.app";

    public static final String JAR = "finme.jar";
    public static final String ARCHIVE = "finme.jsa";
    static final String PASSWORD = "chaos";
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int KILOBYTES = 1024;

    private final Path directory;
    private final Path log;
    private final List<String> command;
    private final String url = "http://127.0.0.1:" + Ports.free();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, String> variables = new HashMap<>();
    private volatile @Nullable Process process;
    private volatile boolean ready;

    /**
     * @param jvm options of the JVM
     * @param more directories for the class path
     * @param settings of FinMe, {@code --name=value}
     */
    public Node(Path directory, List<String> jvm, List<Path> more, List<String> settings) throws IOException {
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.log = this.directory.resolve("finme.log");
        this.command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        String app = System.getProperty(APP);
        if (app != null) {
            command.add("-XX:SharedArchiveFile=" + Path.of(app, ARCHIVE));
        }
        String own = app == null ? ownClassPath() : Path.of(app, JAR).toString();
        String planted = more.stream().map(path -> ":" + path).collect(Collectors.joining());
        command.addAll(List.of("-cp", own + planted, "finme.platform.FinMe"));
        Stream.of(
                        "--spring.profiles.active=sandbox",
                        "--server.port=" + URI.create(url).getPort(),
                        "--server.address=127.0.0.1",
                        "--finme.public-url=" + url,
                        "--finme.decisions.approvals=0",
                        "--finme.data.dir=" + this.directory,
                        "--finme.keyset.generate=true",
                        "--finme.admin.password=" + PASSWORD)
                .filter(usual -> settings.stream().noneMatch(given -> isSame(usual, given)))
                .forEach(command::add);
        command.addAll(settings);
    }

    private static boolean isSame(String setting, String other) {
        return other.startsWith(setting.substring(0, setting.indexOf('=') + 1));
    }

    /** What is delivered: tests are no part of it. */
    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(":"));
    }

    /** With these in its environment, and in that of its database. */
    public Node with(Map<String, String> environment) {
        variables.putAll(environment);
        return this;
    }

    /** Comes after whoever sends and measures, as if those had a machine of their own. */
    public Node afterOthers() {
        command.addAll(0, List.of("nice", "-n", "10"));
        return this;
    }

    public String url() {
        return url;
    }

    public boolean isReady() {
        return ready;
    }

    public void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(variables);
            process = builder.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Ready, and its database answers: readiness alone does not ask for that. */
    public void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers("/readiness") || !answers("")) {
            boolean dead = !isRunning();
            if (dead || System.nanoTime() > end) {
                throw new IllegalStateException("FinMe " + (dead ? "ended" : "is not ready") + "; see " + log);
            }
            LockSupport.parkNanos(100_000_000);
        }
        ready = true;
    }

    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    private boolean answers(String health) {
        try {
            HttpRequest probe = HttpRequest.newBuilder(URI.create(url + "/actuator/health" + health))
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

    public long pid() {
        Process running = process;
        return running == null ? -1 : running.pid();
    }

    /** Where its log ends now. */
    public long logged() throws IOException {
        return Files.size(log);
    }

    /** @param since where the log ended then */
    public boolean hasSaid(String sentence, long since) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) since, all.length - (int) since, StandardCharsets.UTF_8).contains(sentence);
    }

    /** Resident memory of the process in megabytes, PostgreSQL not included; empty where the system does not tell. */
    public OptionalLong residentMb() throws IOException {
        Process running = process;
        Path status = Path.of("/proc", running == null ? "none" : String.valueOf(running.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES)
                .findFirst();
    }

    /** kill -9: nothing is finished, nothing is given back. */
    public void kill() {
        ready = false;
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    /** Asked to end, as a database of its own has to end with it. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.onExit().completeOnTimeout(running, 30, TimeUnit.SECONDS).join();
        }
        kill();
    }

    @Override
    public void close() {
        kill();
    }
}
