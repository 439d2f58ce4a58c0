package finme.retention.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import finme.kernel.Ids;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureFileTests {
    @TempDir
    Path folder;

    private final UUID one = Ids.next();
    private final UUID two = Ids.next();

    @Test
    void keepsWhoWasErasedForItsOwnerOnly() throws Exception {
        Path path = folder.resolve("new/erasures.log");
        ErasureFile file = new ErasureFile(path);
        assertThat(file.read()).isEmpty();
        file.append(List.of(one));
        file.append(List.of(two, one));
        assertThat(new ErasureFile(path).read()).containsExactlyInAnyOrder(one, two);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    /** A crash in the middle of a line: that erasure was not acknowledged; those before and after it hold. */
    @Test
    void lineThatWasCutHarmsNoOther() throws Exception {
        Path path = folder.resolve("erasures.log");
        ErasureFile file = new ErasureFile(path);
        file.append(List.of(one));
        Files.writeString(path, "\n2026-03-02T10:14:05Z 0195", StandardOpenOption.APPEND);
        file.append(List.of(two));
        assertThat(file.read()).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void severalWritersLoseNothing() throws Exception {
        Path path = folder.resolve("erasures.log");
        List<UUID> persons = IntStream.range(0, 40).mapToObj(i -> Ids.next()).toList();
        ErasureFile shared = new ErasureFile(path);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = persons.stream()
                    .<Callable<Boolean>>map(person -> () -> {
                        shared.append(List.of(person));
                        return true;
                    })
                    .toList();
            for (var each : writers.invokeAll(work)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            writers.shutdown();
        }
        assertThat(shared.read()).containsExactlyInAnyOrderElementsOf(persons);
    }

    @Test
    void saysWhenItCantBeWritten() throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        ErasureFile file = new ErasureFile(notAFolder.resolve("erasures.log"));
        assertThatThrownBy(() -> file.append(List.of(one))).isInstanceOf(UncheckedIOException.class);
    }
}
