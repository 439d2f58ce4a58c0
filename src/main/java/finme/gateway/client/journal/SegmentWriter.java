package finme.gateway.client.journal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The end of a segment that is being written. Threads that wait for the disk at the same time wait for one force together. */
final class SegmentWriter {
    final Segment segment;
    private final FileChannel file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private volatile long written;
    private long forced;
    private boolean forcing;
    private @Nullable IOException broken;

    private SegmentWriter(Segment segment, FileChannel file) {
        this.segment = segment;
        this.file = file;
    }

    static SegmentWriter create(Segment segment, Path directory) throws IOException {
        SegmentWriter writer = new SegmentWriter(segment, FileChannel.open(segment.path(), CREATE_NEW, WRITE));
        try (FileChannel self = FileChannel.open(directory, READ)) {
            self.force(true);
        }
        return writer;
    }

    /** One at a time. Not durable before {@link #force}; when it fails, nothing of it stays. */
    Place append(byte[] content) throws IOException {
        ByteBuffer frame = Frame.of(content);
        long position = written;
        try {
            while (frame.hasRemaining()) {
                file.write(frame, position + frame.position());
            }
        } catch (IOException failed) {
            file.truncate(position);
            throw failed;
        }
        written = position + frame.limit();
        Place place = new Place(segment.number, position, frame.limit());
        segment.appended(place);
        return place;
    }

    /** Returns when the disk has it. Once it failed, nobody knows what the file holds, and it fails for ever. */
    void force(Place place) throws IOException {
        long end = place.position() + place.length();
        lock.lock();
        try {
            while (forced < end) {
                if (broken != null) {
                    throw new IOException("the disk did not take what was written before", broken);
                }
                if (forcing) {
                    turn.awaitUninterruptibly();
                } else {
                    forceAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void forceAll() {
        forcing = true;
        long all = written;
        IOException failure = null;
        lock.unlock();
        try {
            file.force(false);
        } catch (IOException failed) {
            failure = failed;
        } finally {
            lock.lock();
            forcing = false;
            turn.signalAll();
        }
        if (failure == null) {
            forced = all;
        } else {
            broken = failure;
        }
    }

    /** Whoever is waiting for the disk goes on waiting: it is the file that counts, not the channel. */
    void close() throws IOException {
        lock.lock();
        try {
            while (forcing) {
                turn.awaitUninterruptibly();
            }
            file.force(false);
            forced = written;
        } catch (IOException failed) {
            broken = failed;
            throw failed;
        } finally {
            file.close();
            lock.unlock();
        }
    }
}
