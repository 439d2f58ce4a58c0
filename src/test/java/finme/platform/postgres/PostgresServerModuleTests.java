package finme.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import finme.platform.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerModuleTests {
    private static final Path BINARIES = Path.of("target", "postgres");

    @TempDir
    Path directory;

    @Test
    void keepsItsDataOverARestartAndStopsInSeconds() throws Exception {
        try (PostgresServer first = start()) {
            execute(first, "create table kept as select 42 as answer");
        }
        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
        long before = System.nanoTime();
        try (PostgresServer second = start()) {
            assertThat(ask(second, "select answer from kept")).isEqualTo("42");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void isDurableAndTunedUnlessToldOtherwise() throws Exception {
        try (PostgresServer server = new PostgresServer(directory, BINARIES, true)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show jit")).isEqualTo("off");
            assertThat(ask(server, "show plan_cache_mode")).isEqualTo("auto");
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "show unix_socket_directories")).isEmpty();
            assertThat(ask(server, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void asksForThePasswordThatOnlyItsOwnerCanRead() throws Exception {
        try (PostgresServer server = start()) {
            Path file = directory.resolve("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> connect(server, "guess")).isInstanceOf(SQLException.class);
            assertThat(Files.readString(directory.resolve("cluster/pg_hba.conf")))
                    .doesNotContain("trust\n");
        }
    }

    @Test
    void refusesASecondOneOnTheSameDirectoryWithASentence() throws Exception {
        try (PostgresServer first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already running on the data directory");
            assertThat(ask(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsTheServerThatAKilledFinMeLeftBehind() throws Exception {
        PostgresServer orphaned = start();
        execute(orphaned, "create table kept as select 42 as answer");
        long orphan = pid();
        orphaned.abandon();
        try (PostgresServer next = start()) {
            assertThat(pid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).flatMap(p -> p.info().commandLine()))
                    .isEmpty();
            assertThat(ask(next, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void recoversFromAServerThatWasKilled() throws Exception {
        PostgresServer killed = new PostgresServer(directory, BINARIES, true);
        execute(killed, "create table kept as select 42 as answer");
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        server.destroyForcibly();
        await().until(() -> server.info().commandLine().isEmpty());
        killed.abandon();
        try (PostgresServer next = start()) {
            assertThat(ask(next, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void isNotMisledByAStrangerWhoGotTheServersNumber() throws Exception {
        try (PostgresServer first = start()) {
            execute(first, "create table kept as select 42 as answer");
        }
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("cluster") + "\n1\n5432\n\n127.0.0.1\n");
        try (PostgresServer next = start()) {
            assertThat(ask(next, "select answer from kept")).isEqualTo("42");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private PostgresServer start() throws IOException {
        return new PostgresServer(directory, BINARIES, false);
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("cluster/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static Connection connect(PostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", PostgresServer.USER, password);
    }

    private static String ask(PostgresServer server, String question) throws SQLException {
        try (Connection connection = connect(server, server.password());
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(PostgresServer server, String statement) throws SQLException {
        try (Connection connection = connect(server, server.password())) {
            connection.createStatement().execute(statement);
        }
    }
}
