package finme.platform.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import finme.platform.start.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the binaries for this machine once, into a directory that is complete or absent. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** One process unpacks, others that start meanwhile wait. @return the directory that holds {@code bin}, {@code lib} and {@code share} */
    static synchronized Path unpackedBelow(Path parent) throws IOException {
        URL archive = archive();
        Path home = parent.resolve(
                "postgres-" + Long.toHexString(archive.openConnection().getContentLengthLong()));
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        Files.createDirectories(parent);
        try (FileChannel channel = FileChannel.open(parent.resolve("unpacking.lock"), CREATE, WRITE);
                FileLock alone = channel.lock()) {
            return Files.isExecutable(home.resolve("bin/postgres")) ? home : unpacked(archive, parent, home);
        }
    }

    private static Path unpacked(URL archive, Path parent, Path home) throws IOException {
        Path draft = Files.createTempDirectory(parent, "unpacking");
        unpack(archive, draft);
        FileSystemUtils.deleteRecursively(home);
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        return home;
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        URL found = PostgresBinaries.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (found == null) {
            throw new StartRefused("FinMe has no PostgreSQL for " + system + " on " + machine
                    + " in this build: set SPRING_DATASOURCE_URL to a PostgreSQL of yours.");
        }
        return found;
    }

    private static void unpack(URL archive, Path into) throws IOException {
        Files.setPosixFilePermissions(into, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, into.resolve(entry.getName()));
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(parentOf(target));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path parentOf(Path path) {
        @Nullable Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
