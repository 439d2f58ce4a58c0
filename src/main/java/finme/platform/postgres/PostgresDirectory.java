package finme.platform.postgres;

import finme.platform.start.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The directory of one cluster, held by one process: its data, password, log and the traces of its last server. */
final class PostgresDirectory {
    private final Path root;
    private final FileChannel lock;

    private PostgresDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** The lock is the operating system's: it goes with the process, however that ends. */
    static PostgresDirectory hold(Path directory) throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        Files.createDirectories(root);
        FileChannel lock = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new PostgresDirectory(root, lock);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // falls through to the refusal
        }
        lock.close();
        throw new StartRefused("FinMe is already running on the data directory " + root
                + ": stop it first, or give this one another FINME_DATA_DIR.");
    }

    void release() throws IOException {
        lock.close();
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    String password() throws IOException {
        Path file = passwordFile();
        if (Files.notExists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path draft = root.resolve("password.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(random), StandardOpenOption.SYNC);
            Files.move(draft, file);
        }
        return Files.readString(file).strip();
    }

    /** Whether the process the last server left its number of is that server. */
    boolean serverIsRunning() throws IOException {
        @Nullable Long pid = serverPid();
        return pid != null && ProcessHandle.of(pid).filter(this::isOurs).isPresent();
    }

    /**
     * In containers process numbers come round soon, and PostgreSQL refuses to start when a stranger got the one in its
     * pid file. A number nobody has is left to PostgreSQL, which also looks for orphaned workers.
     */
    void forgetStranger() throws IOException {
        @Nullable Long pid = serverPid();
        if (pid != null && ProcessHandle.of(pid).filter(p -> !isOurs(p)).isPresent()) {
            Files.delete(pidFile());
        }
    }

    /** A dead process that nobody has collected yet has a number, but no command line any more. */
    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(cluster().toString());
    }

    private @Nullable Long serverPid() throws IOException {
        if (Files.notExists(pidFile())) {
            return null;
        }
        String first =
                Files.readString(pidFile()).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,10}") ? Long.valueOf(first) : null;
    }

    private Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }
}
