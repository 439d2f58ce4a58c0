package finme.gateway.client.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Reads a file frame by frame. What is no whole frame is passed over, byte by byte, until the next one begins. */
final class FrameReader {
    private static final int WINDOW = 64 << 10;

    private final FileChannel file;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;
    private long at;
    private long passedOver;
    private int gaps;
    private long end;

    FrameReader(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    record Found(long position, byte[] content) {}

    /** @return null when there is none any more */
    @Nullable
    Found next() throws IOException {
        long begin = at;
        while (size - at >= Frame.HEADER) {
            byte[] content = at(file, at, size);
            if (content == null) {
                at = nextMagic(at + 1);
                continue;
            }
            if (at > begin) {
                gaps++;
                passedOver += at - begin;
            }
            Found found = new Found(at, content);
            at += Frame.HEADER + content.length;
            end = at;
            return found;
        }
        at = size;
        return null;
    }

    /** Where the last whole frame ended; what follows it was never finished. */
    long end() {
        return end;
    }

    /** How many damaged places had whole frames behind them. */
    int gaps() {
        return gaps;
    }

    long passedOver() {
        return passedOver;
    }

    /** @return null when no whole frame begins there */
    static byte @Nullable [] at(FileChannel file, long position, long size) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Frame.HEADER);
        if (!fill(file, header, position) || header.getInt(0) != Frame.MAGIC) {
            return null;
        }
        int length = header.getInt(4);
        if (length < 1 || length > Frame.LONGEST || position + Frame.HEADER + length > size) {
            return null;
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        return fill(file, content, position + Frame.HEADER) && Frame.checksum(content.array()) == header.getInt(8)
                ? content.array()
                : null;
    }

    private static boolean fill(FileChannel file, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    private long nextMagic(long from) throws IOException {
        for (long place = from; size - place >= Frame.HEADER; place++) {
            if (byteAt(place) == (byte) (Frame.MAGIC >>> 24)
                    && byteAt(place + 1) == (byte) (Frame.MAGIC >>> 16)
                    && byteAt(place + 2) == (byte) (Frame.MAGIC >>> 8)
                    && byteAt(place + 3) == (byte) Frame.MAGIC) {
                return place;
            }
        }
        return size;
    }

    private byte byteAt(long place) throws IOException {
        if (place < windowAt || place >= windowAt + window.limit()) {
            window.clear();
            windowAt = place;
            while (window.hasRemaining() && file.read(window, windowAt + window.position()) >= 0) {
                // until it is full or the file ends
            }
            window.flip();
        }
        return window.get((int) (place - windowAt));
    }
}
