package finme.gateway.client.spool;

import static finme.gateway.client.spool.SpoolFixture.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import finme.gateway.KeptApplications;
import finme.gateway.client.spool.SpoolFixture.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that keeps and hands over is killed twenty times: what it said it kept arrives, in order. */
class SpoolCrashModuleTests {
    private static final int KILLS = 20;

    @TempDir
    Path directory;

    private final Map<String, List<String>> acknowledged = new LinkedHashMap<>();

    @Test
    void whatWasAcknowledgedArrivesWheneverItIsKilled() throws Exception {
        Path book = directory.resolve("core.book");
        Random random = new Random(20261129);
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(book, directory.resolve("said." + kill), 20 + random.nextInt(400));
        }
        int before = Files.readAllLines(book).size();
        drainTheRest(book);
        Map<String, Set<String>> taken = new LinkedHashMap<>();
        for (String line : Files.readAllLines(book)) {
            taken.computeIfAbsent(line.split(" ")[0], fresh -> new LinkedHashSet<>())
                    .add(line.split(" ")[1]);
        }
        assertThat(acknowledged).hasSize(SpoolProcess.SOURCES);
        acknowledged.forEach((source, ids) -> {
            List<String> arrived = new ArrayList<>(taken.get(source));
            arrived.retainAll(new LinkedHashSet<>(ids));
            List<String> missing = new ArrayList<>(ids);
            missing.removeAll(arrived);
            assertThat(missing).as("never arrived of %s", source).isEmpty();
            assertThat(arrived).as("order of %s", source).isEqualTo(ids);
        });
        assertThat(before).as("handed over between the kills").isPositive();
        int said = acknowledged.values().stream().mapToInt(List::size).sum();
        // at most one of each source and kill was kept and not said any more
        assertThat(taken.values().stream().mapToInt(Set::size).sum())
                .isBetween(said, said + KILLS * SpoolProcess.SOURCES);
    }

    private void runAndKill(Path book, Path said, int millis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpoolProcess.class.getName(),
                        directory.resolve("spool").toString(),
                        book.toString())
                .redirectOutput(said.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !process.isAlive() || Files.exists(said) && Files.size(said) > 0);
            assertThat(process.isAlive())
                    .as(() -> read(directory.resolve("errors")))
                    .isTrue();
            process.waitFor(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
        String lines = Files.readString(said);
        // the rest is its log, and maybe half a line
        for (String line : lines.substring(0, lines.lastIndexOf('\n') + 1).split("\n")) {
            if (!line.startsWith("source-")) {
                continue;
            }
            acknowledged
                    .computeIfAbsent(line.split(" ")[0], fresh -> new ArrayList<>())
                    .add(line.split(" ")[1]);
        }
    }

    private void drainTheRest(Path book) throws Exception {
        SpoolProcess.Core core = new SpoolProcess.Core(book);
        CorePresence presence = new CorePresence();
        try (Opened edge = open(directory.resolve("spool"))) {
            Drain drain = new Drain(
                    edge.spool(),
                    presence,
                    envelope -> {
                        core.take(envelope.source(), envelope.id());
                        return new KeptApplications.Outcome(envelope.id(), null);
                    },
                    SpoolProcess.SOURCES);
            presence.answered();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> edge.spool().report().waiting() == 0);
            assertThat(edge.spool().report().damaged()).isZero();
            drain.stop();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }
}
