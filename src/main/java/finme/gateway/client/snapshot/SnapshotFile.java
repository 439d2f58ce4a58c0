package finme.gateway.client.snapshot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The last snapshot on the disk: the whole old one or the whole new one, whatever happens. */
final class SnapshotFile {
    private final Path directory;
    private final Path file;

    SnapshotFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("snapshot.jws");
    }

    Optional<String> read() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.US_ASCII)) : Optional.empty();
    }

    void write(String snapshot) throws IOException {
        Path fresh = directory.resolve("snapshot.new");
        try (FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(snapshot);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, ATOMIC_MOVE);
        try (FileChannel self = FileChannel.open(directory, READ)) {
            self.force(true);
        }
    }
}
