package finme.bench.load;

import finme.bench.measure.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applications that were acknowledged and have not ended, as far as was seen. A look reads what the ledger got since
 * some looks ago, so that it costs by what ends and not by how many are under way. Entries get their positions before
 * they are committed: one that stayed open longer than the looks reach back is found by its id, a second later at most.
 */
final class UnderWay {
    /** Half a second, at twenty looks a second. */
    private static final int LOOKS_BACK = 10;

    private static final int LOOKS_BY_ID = 20;

    private final End end;
    private final Map<UUID, Accepted> waiting = new ConcurrentHashMap<>();
    private final List<Taken> ended = new ArrayList<>();
    /** Where the ledger ended at the last looks, oldest first. */
    private final Deque<Long> positions = new ArrayDeque<>();

    private int looks;

    UnderWay(Target target) {
        this.end = target.end();
    }

    private record Accepted(Instant sent, double millis) {}

    void add(UUID id, Instant sent, double acceptMillis) {
        waiting.put(id, new Accepted(sent, acceptMillis));
    }

    int size() {
        return waiting.size();
    }

    /** Only to be called by one thread. @return how many have ended since */
    int look(Connection connection) throws SQLException {
        String behind = end.behind();
        int seen = behind == null ? 0 : recent(connection, behind);
        return behind == null || ++looks % LOOKS_BY_ID == 0 ? seen + byId(connection) : seen;
    }

    private int recent(Connection connection, String behind) throws SQLException {
        positions.addLast(position(connection));
        if (positions.size() > LOOKS_BACK) {
            positions.removeFirst();
        }
        return ended(connection, behind, positions.getFirst());
    }

    private static long position(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        Database.OURS + "select coalesce(max(position), 0) from fdforge.ledger")) {
            row.next();
            return row.getLong(1);
        }
    }

    private int byId(Connection connection) throws SQLException {
        UUID[] ids = waiting.keySet().toArray(UUID[]::new);
        return ids.length == 0 ? 0 : ended(connection, end.among(), connection.createArrayOf("uuid", ids));
    }

    private int ended(Connection connection, String sql, Object parameter) throws SQLException {
        int seen = 0;
        try (PreparedStatement statement = connection.prepareStatement(Database.OURS + sql)) {
            statement.setObject(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seen += end(
                            row.getObject(1, UUID.class), row.getTimestamp(2).toInstant());
                }
            }
        }
        return seen;
    }

    private int end(UUID id, Instant at) {
        Accepted accepted = waiting.remove(id);
        if (accepted == null) {
            return 0;
        }
        ended.add(new Taken(id, accepted.sent(), accepted.millis(), at));
        return 1;
    }

    List<Taken> ended() {
        return ended;
    }
}
