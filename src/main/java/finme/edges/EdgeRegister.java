package finme.edges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The register of edges, as they tell of themselves every few seconds; the table {@code fdforge.edge}. */
@Repository
public class EdgeRegister {
    private static final String SEEN = """
            insert into fdforge.edge as e (name, seen_at, waiting, oldest_at, parked, damaged, bytes, quota, snapshot)
            values (?, clock_timestamp(), ?, ?, ?, ?, ?, ?, ?)
            on conflict (name) do update set seen_at = excluded.seen_at, waiting = excluded.waiting,
              oldest_at = excluded.oldest_at, parked = excluded.parked, damaged = excluded.damaged,
              bytes = excluded.bytes, quota = excluded.quota, snapshot = excluded.snapshot""";
    private static final String ALL = """
            select name, seen_at, waiting, oldest_at, parked, damaged, bytes, quota, snapshot,
                   extract(epoch from clock_timestamp() - seen_at)
            from fdforge.edge order by name""";

    private final JdbcTemplate jdbc;

    EdgeRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param waiting applications kept there that core does not have yet
     * @param oldestAt when the first of those was acknowledged
     * @param parked what could not even be handed over
     * @param damaged places on its disk that could not be read
     * @param bytes what all that takes of {@code quota}
     * @param snapshot version of what it works by, null for none
     */
    public record Report(
            int waiting,
            @Nullable Instant oldestAt,
            int parked,
            int damaged,
            long bytes,
            long quota,
            @Nullable Long snapshot) {}

    /** @param silent for how long nothing was heard of it, by the database's clock */
    public record Edge(String name, Instant seenAt, Duration silent, Report report) {}

    public void seen(String name, Report report) {
        jdbc.update(
                SEEN,
                name,
                report.waiting(),
                report.oldestAt() == null ? null : Timestamp.from(report.oldestAt()),
                report.parked(),
                report.damaged(),
                report.bytes(),
                report.quota(),
                report.snapshot());
    }

    public List<Edge> all() {
        return jdbc.query(ALL, (row, index) -> edge(row));
    }

    /** Of one that will not come again. @return whether there was such a one */
    public boolean forget(String name) {
        return jdbc.update("delete from fdforge.edge where name = ?", name) == 1;
    }

    private static Edge edge(ResultSet row) throws SQLException {
        Timestamp oldest = row.getTimestamp(4);
        Report report = new Report(
                row.getInt(3),
                oldest == null ? null : oldest.toInstant(),
                row.getInt(5),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8),
                row.getObject(9, Long.class));
        Instant seen = Objects.requireNonNull(row.getTimestamp(2)).toInstant();
        return new Edge(row.getString(1), seen, Duration.ofMillis((long) (row.getDouble(10) * 1000)), report);
    }
}
