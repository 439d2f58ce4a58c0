package finme.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Jazzer once found, and what it starts from, at every build. */
class CorpusTests {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource(Target.class)
    void endsInAValueOrAClearFault(Target target) throws IOException {
        List<Path> inputs = inputs(target);

        assertThat(inputs).isNotEmpty();
        target.read(new byte[0]); // The first one pays for putting everything together.
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            long started = THREADS.getCurrentThreadCpuTime();
            assertThatCode(() -> target.read(bytes)).as("%s", input).doesNotThrowAnyException();
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - started))
                    .as("own time for %s", input)
                    .isLessThan(LONGEST);
        }
    }

    private static List<Path> inputs(Target target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.folder()))) {
            return files.sorted().toList();
        }
    }
}
