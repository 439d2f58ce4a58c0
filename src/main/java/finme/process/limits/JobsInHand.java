package finme.process.limits;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that this node works on at this moment, in a file mapped into memory: writing a name costs no statement and no
 * call of the system, and when the process dies, of whatever, the system keeps what was written. Each life of a node has
 * a file of its own, locked while it lives.
 */
final class JobsInHand implements AutoCloseable {
    private static final String NAMES = "jobs-in-hand-*";
    private static final int PLACES = 256;
    private static final int WIDTH = 64;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final MappedByteBuffer places;
    private final ConcurrentLinkedQueue<Integer> free = new ConcurrentLinkedQueue<>();

    private JobsInHand(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.lock = channel.lock();
        this.places = channel.map(MapMode.READ_WRITE, 0, (long) PLACES * WIDTH);
        for (int place = 0; place < PLACES; place++) {
            free.add(place);
        }
    }

    static JobsInHand open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new JobsInHand(
                directory.resolve(NAMES.replace("*", UUID.randomUUID().toString())));
    }

    /** @return what dead nodes had in hand here; asked once, after that it is forgotten */
    static List<String> leftBehind(Path directory) throws IOException {
        List<String> jobs = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, NAMES)) {
                for (Path each : files) {
                    jobs.addAll(leftIn(each));
                }
            }
        }
        return jobs;
    }

    private static List<String> leftIn(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock mine = tryLock(channel)) {
            if (mine == null) {
                return List.of(); // its node lives
            }
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            List<String> jobs = new ArrayList<>();
            for (int at = 0; at + WIDTH <= content.length; at += WIDTH) {
                int length = content[at];
                if (length > 0 && length < WIDTH) {
                    jobs.add(new String(content, at + 1, length, StandardCharsets.US_ASCII));
                }
            }
            return jobs;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    /** @return their places; to be handed back when the work is done, whether it succeeded or not */
    List<Integer> take(Collection<String> jobs) {
        List<Integer> taken = new ArrayList<>(jobs.size());
        for (String job : jobs) {
            byte[] name = job.getBytes(StandardCharsets.US_ASCII);
            Integer place = name.length < WIDTH ? free.poll() : null;
            if (place != null) {
                places.put(place * WIDTH + 1, name);
                places.put(place * WIDTH, (byte) name.length);
                taken.add(place);
            }
        }
        return taken;
    }

    void done(List<Integer> taken) {
        for (int place : taken) {
            places.put(place * WIDTH, (byte) 0);
            free.add(place);
        }
    }

    /** Whoever stops in peace leaves nothing. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        lock.release();
        channel.close();
    }
}
