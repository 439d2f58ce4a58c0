package finme.process.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node had in hand when it died, whatever it died of, is found by its next life; a living node's is left alone. */
class JobsInHandTests {
    @TempDir
    Path directory;

    @Test
    void whatAKilledProcessHadInHandIsFoundOnce() throws Exception {
        Process node = node();
        try (var told = node.inputReader()) {
            assertThat(told.readLine()).isEqualTo("at work");
            assertThat(JobsInHand.leftBehind(directory)).isEmpty();
        }
        node.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(JobsInHand.leftBehind(directory)).containsExactly("second", "third");
        assertThat(JobsInHand.leftBehind(directory)).isEmpty();
    }

    @Test
    void whoeverStopsInPeaceLeavesNothing() throws IOException {
        JobsInHand hand = JobsInHand.open(directory);
        hand.take(List.of("first"));
        hand.close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private Process node() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Node.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static final class Node {
        private Node() {}

        public static void main(String[] arguments) throws Exception {
            JobsInHand hand = JobsInHand.open(Path.of(arguments[0]));
            List<Integer> done = hand.take(List.of("first"));
            hand.take(List.of("second"));
            hand.done(done);
            hand.take(List.of("third"));
            System.out.println("at work");
            System.in.read(); // until it is killed, or whoever started it is gone
        }
    }
}
