package finme.retention.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of erased persons, one a line with the time, in a file that no restore of the database takes back. Only ever
 * appended, under the file's lock, and on the disk before the method returns. A line that a crash has cut is none; the
 * next one begins on a line of its own.
 */
final class ErasureFile {
    private static final Pattern LINE =
            Pattern.compile("^\\S+ ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", Pattern.MULTILINE);

    private final Path path;

    ErasureFile(Path path) {
        this.path = path;
    }

    /** @throws UncheckedIOException when it is not durable */
    synchronized void append(Collection<UUID> persons) {
        StringBuilder lines = new StringBuilder();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        persons.forEach(person ->
                lines.append('\n').append(now).append(' ').append(person).append('\n'));
        try (FileChannel file = open();
                FileLock lock = file.lock()) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
            lock.release();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the erasure file can't be written", unwritable);
        }
    }

    /** @return all persons in it; none when there is no file yet */
    Set<UUID> read() {
        Set<UUID> persons = new LinkedHashSet<>();
        if (Files.notExists(path)) {
            return persons;
        }
        try {
            Matcher lines = LINE.matcher(Files.readString(path, StandardCharsets.US_ASCII));
            while (lines.find()) {
                persons.add(UUID.fromString(lines.group(1)));
            }
            return persons;
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "FinMe can't read its erasure file " + path + ": it would not know who must stay erased.");
        }
    }

    private FileChannel open() throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        boolean fresh = Files.notExists(path);
        if (fresh) {
            Files.createDirectories(folder);
        }
        FileChannel file = FileChannel.open(
                path,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (fresh) {
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true);
            }
        }
        return file;
    }
}
