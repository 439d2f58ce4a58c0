package finme.gateway.client.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done, and done once more after a crash. Content is durable when {@link #append} returns; those that append
 * at the same time share one write to the disk. A file is deleted when all in it is done with.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Path directory;
    private final long segmentSize;
    private final TreeMap<Long, Segment> segments = new TreeMap<>();
    private @Nullable SegmentWriter writer;
    private long last;
    private int damaged;

    public Journal(Path directory, long segmentSize) {
        this.directory = directory;
        this.segmentSize = segmentSize;
    }

    public record Entry(Place place, byte[] content) {}

    /** Before anything else: gives all that is not done with, oldest first, and tells of what can't be read. */
    public synchronized void load(Consumer<Entry> entries) throws IOException {
        Files.createDirectories(directory);
        List<Long> numbers = numbers();
        for (long number : numbers) {
            Segment segment = new Segment(number, directory);
            List<Entry> found = new ArrayList<>();
            tell(number, segment.load(found, number == numbers.get(numbers.size() - 1)));
            last = number;
            if (segment.isDone()) {
                segment.delete();
            } else {
                segments.put(number, segment);
                found.forEach(entries);
            }
        }
    }

    private List<Long> numbers() throws IOException {
        List<Long> numbers = numbers("log");
        for (long marked : numbers("done")) {
            // of a file that was deleted when all ended: its marks must not count for the next one of that number
            if (!numbers.contains(marked)) {
                new Segment(marked, directory).delete();
            }
        }
        return numbers;
    }

    private List<Long> numbers(String kind) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{16}\\." + kind))
                    .map(name -> Long.valueOf(name.substring(0, 16)))
                    .sorted()
                    .toList();
        }
    }

    private void tell(long number, Segment.Loss loss) {
        if (loss.gaps() > 0) {
            damaged += loss.gaps();
            LOG.error("Segment {}: {} damaged place(s), {} bytes can't be read", number, loss.gaps(), loss.bytes());
        }
        if (loss.torn() > 0) {
            LOG.warn("Segment {}: {} bytes of an unfinished frame were cut off", number, loss.torn());
        }
    }

    /** @throws IOException when it is not durable; then it is not kept */
    public Place append(byte[] content) throws IOException {
        SegmentWriter present;
        Place place;
        synchronized (this) {
            present = writable();
            place = append(present, content);
        }
        try {
            present.force(place);
        } catch (IOException notDurable) {
            forget(present, place);
            throw notDurable;
        }
        return place;
    }

    private Place append(SegmentWriter present, byte[] content) throws IOException {
        try {
            return present.append(content);
        } catch (IOException failed) {
            leave(present);
            throw failed;
        }
    }

    private SegmentWriter writable() throws IOException {
        SegmentWriter present = writer;
        if (present != null && present.segment.size() < segmentSize) {
            return present;
        }
        if (present != null) {
            leave(present);
        }
        last++;
        Segment fresh = new Segment(last, directory);
        present = SegmentWriter.create(fresh, directory);
        segments.put(last, fresh);
        writer = present;
        return present;
    }

    private void leave(SegmentWriter present) {
        if (present.equals(writer)) {
            writer = null;
            try {
                present.close();
            } catch (IOException failed) {
                LOG.error("Segment {} can't be forced to the disk", present.segment.number, failed);
            }
        }
    }

    private synchronized void forget(SegmentWriter present, Place place) {
        leave(present);
        markDone(place);
    }

    public synchronized byte[] read(Place place) throws IOException {
        return requireNonNull(segments.get(place.segment())).read(place);
    }

    /** Deletes its file when nothing is left in it. A mark that can't be written is told: after a crash it comes again. */
    public synchronized void markDone(Place place) {
        Segment segment = requireNonNull(segments.get(place.segment()));
        try {
            segment.markDone(place);
            if (segment.isDone()) {
                delete(segment);
            }
        } catch (IOException failed) {
            LOG.warn("Segment {}: what is done with can't be marked", segment.number, failed);
        }
    }

    private void delete(Segment segment) throws IOException {
        if (writer != null && writer.segment.equals(segment)) {
            leave(writer);
        }
        segments.remove(segment.number);
        segment.delete();
    }

    /** What the files take on the disk. */
    public synchronized long bytes() {
        return segments.values().stream().mapToLong(Segment::size).sum();
    }

    /** Places that could not be read when it was loaded. */
    public synchronized int damaged() {
        return damaged;
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            leave(writer);
        }
    }
}
