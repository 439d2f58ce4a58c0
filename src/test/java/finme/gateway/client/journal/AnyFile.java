package finme.gateway.client.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes bytes for a file of the journal: what is found in it is whole, and in its order. */
public final class AnyFile {
    private AnyFile() {}

    public static void read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("journal", ".log");
        try {
            Files.write(file, bytes);
            readFrames(file, bytes.length);
        } finally {
            Files.delete(file);
        }
    }

    private static void readFrames(Path file, int size) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            FrameReader reader = new FrameReader(channel);
            long end = 0;
            for (FrameReader.Found found = reader.next(); found != null; found = reader.next()) {
                if (found.position() < end || found.content().length == 0) {
                    throw new AssertionError("a frame inside of another one, or an empty one");
                }
                end = found.position() + Frame.HEADER + found.content().length;
            }
            if (reader.end() != end || end > size) {
                throw new AssertionError("the last frame ends elsewhere");
            }
        }
    }
}
