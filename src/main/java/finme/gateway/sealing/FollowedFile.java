package finme.gateway.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a file says today, looked for anew once a second. While what it says can't be used, what it said before counts. */
final class FollowedFile<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedFile.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final Function<String, T> reading;
    private volatile Read<T> last;

    /** @throws IllegalStateException when it can't be read at first */
    FollowedFile(Path file, Function<String, T> reading) {
        this.file = file;
        this.reading = reading;
        try {
            last = read(Files.getLastModifiedTime(file));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "FinMe can't use FINME_SEALING_KEY (" + file + "): " + reason(unusable) + '.');
        }
    }

    private record Read<T>(T value, FileTime changed, long looked) {}

    @Override
    public T get() {
        Read<T> present = last;
        return System.nanoTime() - present.looked() < PAUSE ? present.value() : again(present);
    }

    private synchronized T again(Read<T> seen) {
        if (seen.looked() != last.looked()) {
            return last.value();
        }
        FileTime changed = seen.changed();
        try {
            changed = Files.getLastModifiedTime(file);
            if (!changed.equals(seen.changed())) {
                last = read(changed);
                LOG.info("Taken over: {}", file.getFileName());
                return last.value();
            }
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.warn("Not taken over: {} ({})", file.getFileName(), reason(unusable));
        }
        last = new Read<>(seen.value(), changed, System.nanoTime());
        return last.value();
    }

    private Read<T> read(FileTime changed) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return new Read<>(reading.apply(text), changed, System.nanoTime());
    }

    private static String reason(Exception unusable) {
        return unusable instanceof IllegalArgumentException told
                ? String.valueOf(told.getMessage())
                : "it can't be read";
    }
}
