package finme.bench;

import finme.bench.section.Edge;
import finme.bench.section.Growth;
import finme.bench.section.Lists;
import finme.bench.section.LowLoad;
import finme.bench.section.Messages;
import finme.bench.section.Nodes;
import finme.bench.section.Options;
import finme.bench.section.Replays;
import finme.bench.section.Report;
import finme.bench.section.Rounds;
import finme.bench.section.Rules;
import finme.bench.section.Section;
import finme.bench.section.Stage;
import finme.bench.section.Waiting;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Starts all contenders on one server, warms them up, measures section by section and writes
 * {@code target/bench/report.md}. Options: {@link Options}.
 */
public final class Bench {
    private static final PrintStream OUT = System.out;
    private static final Path DIRECTORY = Path.of("target", "bench");

    private Bench() {}

    public static void main(String[] args) {
        try {
            // else the floor's server waits 40 ms for more to send
            System.setProperty("sun.net.httpserver.nodelay", "true");
            // sooner than the other side, else a request may meet a connection that is being closed
            System.setProperty("jdk.httpclient.keepalive.timeout", "10");
            // the floor has no second try of its own when a connection was closed under it
            System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
            measure(Options.read());
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace(OUT);
            System.exit(1);
        }
    }

    private static void measure(Options options) throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(DIRECTORY), "data")
                .toAbsolutePath();
        Report report = new Report();
        long start = System.nanoTime();
        try (Stage stage = new Stage(options, data)) {
            stage.warmUp();
            report.took("start and warm-up", start);
            for (Section section : sections()) {
                if (options.runs(section)) {
                    long begun = System.nanoTime();
                    section.run(stage, report);
                    report.took(section.name(), begun);
                    Files.writeString(DIRECTORY.resolve("report.md"), report.toString());
                }
            }
        }
        OUT.println(report);
        FileSystemUtils.deleteRecursively(data);
    }

    private static List<Section> sections() {
        return List.of(
                new Rounds(),
                new LowLoad(),
                new Rules(),
                new Waiting(),
                new Messages(),
                new Growth(),
                new Replays(),
                new Lists(),
                // these end the FinMe of this process
                new Nodes(),
                new Edge());
    }
}
