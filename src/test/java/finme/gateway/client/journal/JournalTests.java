package finme.gateway.client.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {
    private static final List<String> THREE = List.of("first", "second is longer", "third");

    @TempDir
    Path directory;

    @Test
    void givesWhatWasAppendedInOrder() throws IOException {
        appendAll(THREE);
        assertThat(load()).isEqualTo(THREE);
    }

    /** Whatever a crash leaves of the last write: all before it is there, what was cut is not, and life goes on. */
    @Test
    void survivesAFileThatEndsAtAnyByte() throws IOException {
        appendAll(THREE);
        byte[] whole = Files.readAllBytes(log(1));
        for (int length = 0; length <= whole.length; length++) {
            Files.write(log(1), Arrays.copyOf(whole, length));
            List<String> expected = new ArrayList<>(THREE.subList(0, wholeFrames(length)));
            assertThat(load()).as("%d bytes", length).isEqualTo(expected);
            appendAll(List.of("after"));
            expected.add("after");
            assertThat(load()).as("%d bytes, and one more", length).isEqualTo(expected);
            clear();
        }
    }

    @Test
    void survivesATailOfZeros() throws IOException {
        appendAll(THREE);
        Files.write(log(1), new byte[5000], StandardOpenOption.APPEND);
        assertThat(load()).isEqualTo(THREE);
    }

    @Test
    void passesOverADamagedFrameAndTells() throws IOException {
        appendAll(THREE);
        byte[] whole = Files.readAllBytes(log(1));
        for (int at = ends(1); at < ends(2); at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            Files.write(log(1), damaged);
            Journal journal = new Journal(directory, 1 << 20);
            assertThat(load(journal)).as("byte %d", at).containsExactly("first", "third");
            assertThat(journal.damaged()).as("byte %d", at).isEqualTo(1);
        }
    }

    @Test
    void whatIsDoneWithDoesNotComeAgain() throws IOException {
        Journal journal = new Journal(directory, 1 << 20);
        journal.load(none -> {});
        Place first = journal.append("first".getBytes(UTF_8));
        journal.append("second".getBytes(UTF_8));
        journal.markDone(first);
        journal.close();
        assertThat(load()).containsExactly("second");
    }

    @Test
    void halfAMarkIsNoMarkAndSpoilsNoOther() throws IOException {
        Journal journal = new Journal(directory, 1 << 20);
        journal.load(none -> {});
        List<Place> places = new ArrayList<>();
        for (String text : THREE) {
            places.add(journal.append(text.getBytes(UTF_8)));
        }
        journal.markDone(places.get(0));
        journal.close();
        Path marks = directory.resolve("%016d.done".formatted(1));
        Files.write(marks, new byte[] {0, 0, 0, 1, 2}, StandardOpenOption.APPEND);
        Journal again = new Journal(directory, 1 << 20);
        assertThat(load(again)).containsExactly("second is longer", "third");
        again.markDone(places.get(1));
        assertThat(load()).containsExactly("third");
    }

    /** Ended between the two deletions: the next file has the same number. */
    @Test
    void marksOfADeletedFileDoNotCountForTheNext() throws IOException {
        Journal journal = new Journal(directory, 1 << 20);
        journal.load(none -> {});
        Place place = journal.append("first".getBytes(UTF_8));
        journal.append("second".getBytes(UTF_8));
        journal.markDone(place);
        journal.close();
        Files.delete(log(1));
        appendAll(List.of("another"));
        assertThat(load()).containsExactly("another");
    }

    @Test
    void leavesNoFileWhenAllIsDone() throws IOException {
        Journal journal = new Journal(directory, 40);
        journal.load(none -> {});
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            places.add(journal.append(("content " + i).getBytes(UTF_8)));
        }
        assertThat(files()).hasSizeGreaterThan(5);
        places.forEach(journal::markDone);
        assertThat(files()).isEmpty();
        assertThat(journal.bytes()).isZero();
        journal.append("and on".getBytes(UTF_8));
        assertThat(load()).containsExactly("and on");
    }

    @Test
    void takesManyAtOnceAndReadsEachByItsPlace() throws Exception {
        Journal journal = new Journal(directory, 2000);
        journal.load(none -> {});
        Set<String> kept = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 500; i++) {
            String text = "content " + i;
            threads.submit(() -> {
                Place place = journal.append(text.getBytes(UTF_8));
                kept.add(new String(journal.read(place), UTF_8));
                return place;
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kept).hasSize(500);
        assertThat(load()).containsExactlyInAnyOrderElementsOf(kept);
    }

    private static int wholeFrames(int length) {
        int whole = 0;
        while (whole < THREE.size() && ends(whole + 1) <= length) {
            whole++;
        }
        return whole;
    }

    private static int ends(int frames) {
        return THREE.subList(0, frames).stream()
                .mapToInt(text -> Frame.HEADER + text.length())
                .sum();
    }

    private void appendAll(List<String> texts) throws IOException {
        try (Journal journal = new Journal(directory, 1 << 20)) {
            journal.load(none -> {});
            for (String text : texts) {
                journal.append(text.getBytes(UTF_8));
            }
        }
    }

    private List<String> load() throws IOException {
        return load(new Journal(directory, 1 << 20));
    }

    private static List<String> load(Journal journal) throws IOException {
        List<String> found = new ArrayList<>();
        journal.load(entry -> found.add(new String(entry.content(), UTF_8)));
        return found;
    }

    private Path log(int number) {
        return directory.resolve("%016d.log".formatted(number));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }

    private void clear() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }
}
