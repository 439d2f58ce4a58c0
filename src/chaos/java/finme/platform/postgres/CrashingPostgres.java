package finme.platform.postgres;

import finme.chaos.node.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The product's PostgreSQL with its durable settings, on a port that stays the same, so that it can be stopped in the
 * middle of everything and come back. Lives in this package to use the product's own commands and settings.
 */
public final class CrashingPostgres implements AutoCloseable {
    private static final String USER = "chaos";

    private final Path root;
    private final PostgresCommands commands;
    private final List<String> options;
    private final int port;

    /** @param settings beside the product's: {@code name=value} */
    public CrashingPostgres(Path root, Path binaries, List<String> settings) throws IOException {
        this.root = Files.createDirectories(root.toAbsolutePath());
        this.commands = new PostgresCommands(PostgresBinaries.unpackedBelow(binaries.toAbsolutePath()));
        this.port = Ports.free();
        this.options = new ArrayList<>(PostgresSettings.arguments(port, true));
        settings.forEach(setting -> options.add("-c " + setting));
        run("initdb", "--pgdata=" + cluster(), "--username=" + USER, "--auth=trust", "--encoding=UTF-8", "--locale=C");
        start();
    }

    public void start() {
        run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=60",
                "--silent",
                "--pgdata=" + cluster(),
                "--log=" + root.resolve("postgres.log"),
                "--options=" + String.join(" ", options));
    }

    /** As a crash would: nothing is written any more, clients are cut off, the next start recovers from the WAL. */
    public void stopImmediately() {
        stop("immediate");
    }

    @Override
    public void close() {
        stop("fast");
    }

    private void stop(String mode) {
        run("pg_ctl", "stop", "--wait", "--timeout=30", "--silent", "--mode=" + mode, "--pgdata=" + cluster());
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, "");
    }

    private Path cluster() {
        return root.resolve("cluster");
    }

    private void run(String program, String... arguments) {
        PostgresCommands.Result result = commands.run(program, List.of(arguments));
        if (result.code() != 0) {
            throw new IllegalStateException(program + ": " + result.output());
        }
    }
}
