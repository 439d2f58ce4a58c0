package finme.crm.standing;

import finme.crm.Crm;
import finme.crm.CrmConflicts;
import finme.crm.CrmStandings;
import finme.crm.RecordKind;
import finme.delivery.States;
import finme.delivery.States.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
class StoredStandings implements CrmStandings {
    private final States states;
    private final CrmConflicts conflicts;
    private final LastExchanges exchanges;
    private final JdbcTemplate jdbc;

    StoredStandings(States states, CrmConflicts conflicts, LastExchanges exchanges, JdbcTemplate jdbc) {
        this.exchanges = exchanges;
        this.states = states;
        this.conflicts = conflicts;
        this.jdbc = jdbc;
    }

    @Override
    public Standing of(Crm crm) {
        States.Standing out = states.standing(crm.receiver());
        States.Standing in = states.standing(Crm.READ + crm.code());
        String asking = askingError(crm.code());
        boolean inIsNewer = in.lastErrorAt() != null
                && (out.lastErrorAt() == null || in.lastErrorAt().isAfter(out.lastErrorAt()));
        String error = inIsNewer ? in.lastError() : out.lastError();
        return new Standing(
                lag(crm, out),
                in.waiting(),
                out.failing() + in.failing() + (asking == null ? 0 : 1),
                conflicts.open(crm.code()),
                lastChanges(crm.code()),
                out.oldestAt(),
                in.oldestAt(),
                out.lastConfirmedAt(),
                inIsNewer ? in.lastErrorAt() : out.lastErrorAt(),
                error == null ? asking : error);
    }

    @Override
    public List<Exchange> exchanges(Crm crm, @Nullable RecordKind kind, @Nullable String key, int limit) {
        Subject subject = kind == null || key == null ? null : new Subject(kind.word(), key);
        return exchanges.of(crm.code(), subject, limit);
    }

    private static Map<String, Long> lag(Crm crm, States.Standing out) {
        Map<String, Long> lag = new TreeMap<>();
        for (RecordKind kind : RecordKind.values()) {
            if (crm.hears(kind)) {
                lag.put(kind.word(), out.waiting().getOrDefault(kind.word(), 0L));
            }
        }
        return lag;
    }

    private @Nullable String askingError(String crm) {
        return jdbc
                .queryForList(
                        "select error from fdforge.crm_poll where crm = ? and error is not null limit 1",
                        String.class,
                        crm)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private Map<String, LastChange> lastChanges(String crm) {
        Map<String, LastChange> last = new TreeMap<>();
        jdbc.query(
                "select kind, out_at, in_at from fdforge.crm_last_change where crm = ?",
                row -> {
                    last.put(row.getString(1), new LastChange(instant(row, 2), instant(row, 3)));
                },
                crm);
        return last;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
