package finme.delivery.queue;

import finme.delivery.ReceiverState;
import finme.delivery.ReceiverStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Receivers as people see and set them. */
@Repository
class ReceiverRows {
    private static final String SET = """
            insert into fdforge.delivery_receiver as known (name, state) values (?, ?)
            on conflict (name) do update set state = excluded.state, due_at = '-infinity'""";
    private static final String STATUS = """
            select state, last_delivered_at, last_error,
              (select count(*) from fdforge.delivery
               where receiver = known.name and state in ('WAITING', 'RETRYING')),
              (select created_at from fdforge.delivery
               where receiver = known.name and state in ('WAITING', 'RETRYING') order by sequence, position limit 1)
            from fdforge.delivery_receiver known where name = ?""";

    private final JdbcTemplate jdbc;

    ReceiverRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void set(String receiver, ReceiverState state) {
        jdbc.update(SET, receiver, state.name());
    }

    /** Holds the row, as who sends does, before any of its messages is touched: nobody waits in a circle. */
    void tryAtOnce(String receiver) {
        jdbc.update("update fdforge.delivery_receiver set due_at = '-infinity' where name = ?", receiver);
    }

    Optional<ReceiverStatus> status(String receiver) {
        return jdbc.query(STATUS, (row, index) -> status(row, confirmed(receiver)), receiver).stream()
                .findFirst();
    }

    private static ReceiverStatus status(ResultSet row, Map<String, Long> confirmed) throws SQLException {
        return new ReceiverStatus(
                ReceiverState.valueOf(row.getString(1)),
                row.getLong(4),
                instant(row.getTimestamp(5)),
                instant(row.getTimestamp(2)),
                row.getString(3),
                confirmed);
    }

    private Map<String, Long> confirmed(String receiver) {
        Map<String, Long> confirmed = new HashMap<>();
        jdbc.query(
                "select subject, version from fdforge.delivery_confirmed where receiver = ?",
                row -> {
                    confirmed.put(row.getString(1), row.getLong(2));
                },
                receiver);
        return Map.copyOf(confirmed);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
