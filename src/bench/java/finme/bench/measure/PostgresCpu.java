package finme.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CPU time of the server's processes by {@code /proc}; not a number where there is none. */
public final class PostgresCpu {
    private static final double MILLIS_PER_TICK = 10;
    private static final int PARENT = 1;
    private static final int OWN = 11;

    private final String postmaster;

    public PostgresCpu(Database database) throws SQLException {
        postmaster = database.texts("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)")
                .get(0);
    }

    public double millis() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                            .map(path -> String.valueOf(path.getFileName()))
                            .filter(name -> name.chars().allMatch(Character::isDigit))
                            .mapToLong(this::ticks)
                            .sum()
                    * MILLIS_PER_TICK;
        } catch (IOException noProc) {
            return Double.NaN;
        }
    }

    /** Of the postmaster also what its children used that have ended. */
    private long ticks(String process) {
        String[] stat = stat(process);
        if (stat == null) {
            return 0;
        }
        int fields = process.equals(postmaster) ? 4 : stat[PARENT].equals(postmaster) ? 2 : 0;
        long ticks = 0;
        for (int i = 0; i < fields; i++) {
            ticks += Long.parseLong(stat[OWN + i]);
        }
        return ticks;
    }

    /** @return the fields behind the name, which may contain blanks: state, parent … */
    private static String @Nullable [] stat(String process) {
        try {
            String line = Files.readString(Path.of("/proc", process, "stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return null;
        }
    }
}
