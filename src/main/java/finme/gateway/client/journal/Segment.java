package finme.gateway.client.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * One file of frames, and beside it one with a mark for each that is done with. Files are opened for each call: a channel is
 * closed by an interrupt of whoever happens to use it.
 */
final class Segment {
    private static final int MARK = Long.BYTES + Integer.BYTES;

    final long number;
    private final Path path;
    private final Path marks;
    private long size;
    private int open;

    Segment(long number, Path directory) {
        this.number = number;
        this.path = directory.resolve("%016d.log".formatted(number));
        this.marks = directory.resolve("%016d.done".formatted(number));
    }

    Path path() {
        return path;
    }

    /** @param gaps damaged places in the middle @param bytes how much was passed over there @param torn cut from the end */
    record Loss(int gaps, long bytes, long torn) {}

    /**
     * Reads all frames that are not done with.
     *
     * @param cut whether what follows the last whole frame may be cut off, because it was being written when all ended
     */
    Loss load(List<Journal.Entry> into, boolean cut) throws IOException {
        Set<Long> done = readMarks();
        try (FileChannel file = FileChannel.open(path, READ, WRITE)) {
            FrameReader reader = new FrameReader(file);
            for (FrameReader.Found found = reader.next(); found != null; found = reader.next()) {
                if (!done.contains(found.position())) {
                    Place place = new Place(number, found.position(), Frame.HEADER + found.content().length);
                    appended(place);
                    into.add(new Journal.Entry(place, found.content()));
                }
            }
            size = file.size();
            long tail = size - reader.end();
            if (!cut || tail == 0) {
                return new Loss(reader.gaps() + (tail > 0 ? 1 : 0), reader.passedOver() + tail, 0);
            }
            file.truncate(reader.end());
            file.force(true);
            size = reader.end();
            return new Loss(reader.gaps(), reader.passedOver(), tail);
        }
    }

    private Set<Long> readMarks() throws IOException {
        Set<Long> done = new HashSet<>();
        if (Files.exists(marks)) {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(marks));
            while (all.remaining() >= MARK) {
                long position = all.getLong();
                if (all.getInt() == checksum(position)) {
                    done.add(position);
                }
            }
        }
        return done;
    }

    void appended(Place place) {
        size = Math.max(size, place.position() + place.length());
        open++;
    }

    byte[] read(Place place) throws IOException {
        try (FileChannel file = FileChannel.open(path, READ)) {
            byte[] content = FrameReader.at(file, place.position(), file.size());
            if (content == null) {
                throw new IOException("a frame of segment " + number + " can't be read any more");
            }
            return content;
        }
    }

    /** Written but not forced: a lost mark only means that a frame is dealt with twice. */
    void markDone(Place place) throws IOException {
        open--;
        ByteBuffer mark = ByteBuffer.allocate(MARK)
                .putLong(place.position())
                .putInt(checksum(place.position()))
                .flip();
        try (FileChannel file = FileChannel.open(marks, CREATE, WRITE)) {
            // over half a mark that may be there: it would shift all that follow
            long at = file.size() / MARK * MARK;
            while (mark.hasRemaining()) {
                file.write(mark, at + mark.position());
            }
        }
    }

    long size() {
        return size;
    }

    boolean isDone() {
        return open == 0;
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(marks);
    }

    private static int checksum(long position) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
        return (int) crc.getValue();
    }
}
