package finme.platform.postgres;

import finme.platform.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code initdb} and {@code pg_ctl}. PostgreSQL refuses root, so root gets a user namespace in which it is nobody. */
final class PostgresCommands {
    private static final int SECONDS = 120;
    private static final List<String> AS_NOBODY = List.of("unshare", "--user");

    private final Path home;
    private final List<String> prefix;

    PostgresCommands(Path home) {
        this.home = home;
        this.prefix = isRoot(home) ? AS_NOBODY : List.of();
        if (!prefix.isEmpty() && run(List.of("true")).code() != 0) {
            throw new StartRefused("FinMe runs as root here, where PostgreSQL refuses to and user namespaces are off: "
                    + "start FinMe as another user, or set SPRING_DATASOURCE_URL.");
        }
    }

    /** What a command printed, both streams. */
    record Result(int code, String output) {}

    Result run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return run(command);
    }

    private Result run(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        try {
            // A file, not a pipe: the server inherits it and would keep a pipe open for as long as it lives.
            Path output = Files.createTempFile("finme-postgres", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
                builder.environment().put("LC_ALL", "C");
                builder.environment().remove("PGDATA");
                Process process = builder.redirectOutput(output.toFile()).start();
                process.getOutputStream().close();
                boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                return new Result(ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException missing) {
            return new Result(-1, String.valueOf(missing.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Result(-1, "interrupted");
        }
    }

    private static boolean isRoot(Path home) {
        try {
            return Files.getAttribute(home, "unix:uid").equals(0)
                    && System.getProperty("user.name").equals("root");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
