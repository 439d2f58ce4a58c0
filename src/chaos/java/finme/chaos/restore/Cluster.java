package finme.chaos.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The embedded cluster in a data directory, as whoever runs FinMe sees it: files, a port and a password. */
final class Cluster {
    private static final String PID_FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    private final Path data;

    Cluster(Path data) {
        this.data = data.resolve("pg");
    }

    Connection connect() throws IOException, SQLException {
        String port =
                Files.readAllLines(files().resolve(PID_FILE)).get(PORT_LINE).strip();
        String password = Files.readString(data.resolve("password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "finme", password);
    }

    /** A physical copy while everything goes on, as {@code pg_basebackup} makes it. */
    void backUp(Path to) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('T9', true)");
            copy(files(), to, "pg_wal");
            String label = first(statement, "select labelfile from pg_backup_stop(false)");
            Files.writeString(to.resolve("backup_label"), label);
            // everything the copy needs to become consistent was written before the stop returned
            copy(files().resolve("pg_wal"), to.resolve("pg_wal"), "archive_status");
            Files.createDirectories(to.resolve("pg_wal").resolve("archive_status"));
        }
    }

    /** Takes the place of what is there; nothing runs on it. */
    void restore(Path from) throws IOException {
        FileSystemUtils.deleteRecursively(files());
        copy(from, files(), "none");
    }

    /** All rows of all tables as text, one list an entry a table. */
    String dump() throws IOException, SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : texts(statement, """
                    select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')""")) {
                texts(statement, "select t::text from " + table + " t")
                        .forEach(row -> all.append(row).append('\n'));
            }
        }
        return all.toString();
    }

    long count(String sql) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return Long.parseLong(first(statement, sql));
        }
    }

    private static String first(Statement statement, String sql) throws SQLException {
        return texts(statement, sql).get(0);
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
        }
        return texts;
    }

    private Path files() {
        return data.resolve("cluster");
    }

    private static void copy(Path from, Path to, String without) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> paths = Files.walk(from)) {
            paths.filter(path -> !path.startsWith(from.resolve(without)))
                    .filter(path -> !path.endsWith(PID_FILE))
                    .forEach(path ->
                            copyOne(path, to.resolve(from.relativize(path).toString())));
        }
    }

    /** Files may go while we copy: what was needed of them is in the WAL. */
    private static void copyOne(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
                Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
            } else {
                Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
