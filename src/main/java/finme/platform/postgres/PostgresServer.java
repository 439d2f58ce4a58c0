package finme.platform.postgres;

import finme.platform.postgres.PostgresCommands.Result;
import finme.platform.start.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One cluster in one directory: made once, started on a free loopback port, stopped cleanly, taken back from a crash. */
final class PostgresServer implements AutoCloseable {
    static final String USER = "finme";
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final int PORTS_TO_TRY = 3;

    private final PostgresDirectory directory;
    private final PostgresCommands commands;
    private final String password;
    private final int port;

    /** @throws StartRefused when another FinMe holds the directory or the server does not start */
    PostgresServer(Path parent, Path binaries, boolean durable) throws IOException {
        directory = PostgresDirectory.hold(parent);
        try {
            commands = new PostgresCommands(PostgresBinaries.unpackedBelow(binaries));
            password = directory.password();
            makeOnce();
            stopOrphan();
            port = start(durable);
        } catch (IOException | RuntimeException failed) {
            directory.release();
            throw failed;
        }
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    private void makeOnce() throws IOException {
        Path cluster = directory.cluster();
        if (Files.exists(cluster)) {
            return;
        }
        Path draft = cluster.resolveSibling("cluster.new");
        FileSystemUtils.deleteRecursively(draft);
        Result made = commands.run(
                "initdb",
                List.of(
                        "--pgdata=" + draft,
                        "--username=" + USER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + directory.passwordFile(),
                        "--encoding=UTF-8",
                        "--locale=C",
                        "--data-checksums",
                        "--no-instructions"));
        if (made.code() != 0) {
            throw refused("could not be set up", made);
        }
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** After a kill -9 of the JVM the server lives on; it is stopped, not adopted, so that today's settings hold. */
    private void stopOrphan() throws IOException {
        if (directory.serverIsRunning()) {
            LOG.info("PostgreSQL of an earlier run still runs: stopping it");
            if (stop("fast").code() != 0) {
                stop("immediate");
            }
        } else {
            directory.forgetStranger();
        }
    }

    private int start(boolean durable) throws IOException {
        Result started = new Result(-1, "");
        for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            int free = freePort();
            started = commands.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "--wait",
                            "--timeout=60",
                            "--silent",
                            "--pgdata=" + directory.cluster(),
                            "--log=" + directory.log(),
                            "--options=" + String.join(" ", PostgresSettings.arguments(free, durable))));
            if (started.code() == 0) {
                return free;
            }
        }
        throw refused("did not start (its log: " + directory.log() + ")", started);
    }

    private Result stop(String mode) {
        return commands.run(
                "pg_ctl",
                List.of(
                        "stop",
                        "--wait",
                        "--timeout=30",
                        "--silent",
                        "--mode=" + mode,
                        "--pgdata=" + directory.cluster()));
    }

    /** As a killed process would: the lock goes, the server stays. */
    void abandon() throws IOException {
        directory.release();
    }

    @Override
    public void close() throws IOException {
        if (stop("fast").code() != 0) {
            LOG.warn("PostgreSQL did not stop in 30 s; it recovers by itself at the next start");
        }
        directory.release();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static StartRefused refused(String what, Result result) {
        String reason = result.output().strip().replaceAll("\\s+", " ");
        return new StartRefused("FinMe's PostgreSQL " + what + ": " + reason + ".");
    }
}
