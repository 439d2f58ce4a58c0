package finme.bench.load;

import finme.bench.measure.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Applications that were acknowledged and have not ended, as far as was seen. */
final class UnderWay {
    private final Target target;
    /** No application ends before; so nobody asks for younger ones. */
    private final Duration atLeast;

    private final Map<UUID, Accepted> waiting = new ConcurrentHashMap<>();
    private final List<Taken> ended = new ArrayList<>();

    UnderWay(Target target, Duration atLeast) {
        this.target = target;
        this.atLeast = atLeast;
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
        Instant latest = Instant.now().minus(atLeast);
        UUID[] ids = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().sent().isBefore(latest))
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return 0;
        }
        int seen = 0;
        try (PreparedStatement statement = connection.prepareStatement(Database.OURS + target.ended())) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
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
