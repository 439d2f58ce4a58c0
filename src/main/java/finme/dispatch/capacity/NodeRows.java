package finme.dispatch.capacity;

import finme.dispatch.node.Node;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.dispatch_node}: which nodes send, by the database's clock. */
@Repository
public class NodeRows {
    private static final String BEAT = """
            insert into fdforge.dispatch_node (name, seen_at) values (?, clock_timestamp())
            on conflict (name) do update set seen_at = excluded.seen_at""";
    private static final String COUNT = """
            select count(*) from fdforge.dispatch_node
            where seen_at > clock_timestamp() - ? * interval '1 millisecond'""";

    private final JdbcTemplate jdbc;
    private final String name = Node.NAME + ' ' + UUID.randomUUID();

    NodeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return how many were seen within this time, this one among them */
    public int beat(Duration within) {
        jdbc.update("delete from fdforge.dispatch_node where seen_at < clock_timestamp() - interval '1 hour'");
        jdbc.update(BEAT, name);
        return Objects.requireNonNull(jdbc.queryForObject(COUNT, Integer.class, within.toMillis()));
    }
}
