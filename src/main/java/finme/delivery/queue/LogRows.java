package finme.delivery.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.delivery.Attempt;
import finme.delivery.Delivery;
import finme.delivery.DeliveryLog.Filter;
import finme.delivery.DeliveryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Deliveries as they are read and asked for again; ids are ordered by time, so the id of the last one is the cursor. */
@Repository
class LogRows {
    private static final TypeReference<List<Attempt>> ATTEMPTS = new TypeReference<>() {};
    private static final String SELECT = """
            select id, receiver, sequence, type, state, created_at, due_at, attempts from fdforge.delivery
            """;
    private static final String REPLAY = """
            update fdforge.delivery
            set state = 'WAITING', tries = 0, first_tried_at = null, due_at = null
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    LogRows(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A condition that is not wanted is left out; states are literals, as the indexes on few of them name them. */
    List<Delivery> list(Filter filter, @Nullable UUID before, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        and(conditions, arguments, "receiver = ?", filter.receiver());
        and(conditions, arguments, "created_at >= ?", utc(filter.from()));
        and(conditions, arguments, "created_at < ?", utc(filter.to()));
        and(conditions, arguments, "id < ?", before);
        if (filter.state() != null) {
            conditions.add("state = '" + filter.state() + "'");
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        return jdbc.query(
                SELECT + where + " order by id desc limit " + limit, (row, i) -> read(row), arguments.toArray());
    }

    private static void and(
            List<String> conditions, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            conditions.add(condition);
            arguments.add(argument);
        }
    }

    private static @Nullable Object utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    Optional<Delivery> find(UUID id) {
        return jdbc.query(SELECT + "where id = ?", (row, i) -> read(row), id).stream()
                .findFirst();
    }

    Optional<String> body(UUID id) {
        return jdbc.queryForList("select body from fdforge.delivery where id = ?", String.class, id).stream()
                .findFirst();
    }

    Optional<String> receiver(UUID id) {
        return jdbc.queryForList("select receiver from fdforge.delivery where id = ?", String.class, id).stream()
                .findFirst();
    }

    void replay(UUID id) {
        jdbc.update(REPLAY + "where id = ?", id);
    }

    int replay(String receiver, long from, long to) {
        return jdbc.update(
                REPLAY
                        + "where receiver = ? and sequence between ? and ? and state in ('DELIVERED', 'DEAD', 'RETRYING')",
                receiver,
                from,
                to);
    }

    /** @return how many are gone; fewer than asked for when no more of them are that old */
    int forgetDelivered(UUID before) {
        return jdbc.update("""
                delete from fdforge.delivery where id in (
                  select id from fdforge.delivery where id < ? and state = 'DELIVERED'
                  order by id limit 1000 for update skip locked)""", before);
    }

    private Delivery read(ResultSet row) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("receiver"),
                row.getObject("sequence", Long.class),
                row.getString("type"),
                DeliveryState.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                due == null ? null : due.toInstant(),
                attempts(row.getString("attempts")));
    }

    private List<Attempt> attempts(String text) {
        try {
            return json.readValue(text, ATTEMPTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("attempts of a delivery can't be read");
        }
    }
}
