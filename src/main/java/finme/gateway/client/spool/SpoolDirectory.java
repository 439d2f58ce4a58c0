package finme.gateway.client.spool;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import finme.gateway.client.journal.Journal;
import finme.kernel.Problem;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where the edge writes: its owner's alone, one process at a time, and never more than there is room for. */
@Component
@Profile("edge & !core")
@EnableConfigurationProperties(SpoolSettings.class)
public class SpoolDirectory {
    private static final Duration LATER = Duration.ofSeconds(60);

    private final SpoolSettings settings;
    private final FileChannel lock;
    private final EdgeKey key;

    SpoolDirectory(SpoolSettings settings) {
        this.settings = settings;
        Path path = settings.dir();
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            lock = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
            if (!isOurs(lock)) {
                throw new IllegalStateException("FinMe can't start: another edge uses FINME_SPOOL_DIR " + path + '.');
            }
            key = EdgeKey.in(path);
        } catch (IOException unusable) {
            throw new IllegalStateException("FinMe can't use its FINME_SPOOL_DIR " + path + '.', unusable);
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    Journal journal(String name) {
        return new Journal(settings.dir().resolve(name), settings.segment().toBytes());
    }

    public Path path() {
        return settings.dir();
    }

    EdgeKey key() {
        return key;
    }

    long quota() {
        return settings.quota().toBytes();
    }

    /** @throws Problem 503 when so much must not be there, or the disk is nearly full */
    void expectRoom(long bytes) throws IOException {
        boolean full = Files.getFileStore(settings.dir()).getUsableSpace()
                < settings.minFree().toBytes();
        if (full || bytes > quota()) {
            throw Problem.busy(503, "unavailable", "FinMe can't store more applications right now.", LATER);
        }
    }

    @PreDestroy
    void close() throws IOException {
        lock.close();
    }
}
