package finme.dispatch.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.plan.PlanEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class Rounds {
    private static final TypeReference<List<PlanEntry>> PLAN = new TypeReference<>() {};
    private static final String SELECT = """
            select application, round, decision, version, mode, evaluated_at, budget_ms, deadline, wave, plan,
              clock_timestamp() as now
            from fdforge.routing where application = ? order by round desc""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    Rounds(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The next round's number, and the database's time. */
    public Next next(UUID application) {
        String sql = "select coalesce(max(round), 0) + 1 as round, clock_timestamp() as now"
                + " from fdforge.routing where application = ?";
        Next next = jdbc.queryForObject(
                sql,
                (row, index) ->
                        new Next(row.getInt("round"), row.getTimestamp("now").toInstant()),
                application);
        return Objects.requireNonNull(next);
    }

    public record Next(int round, Instant now) {}

    public void add(Round round) {
        jdbc.update(
                """
                insert into fdforge.routing (application, round, decision, version, mode, evaluated_at, budget_ms, plan)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""",
                round.application(),
                round.round(),
                round.decision(),
                round.version(),
                round.mode().name(),
                Timestamp.from(round.evaluatedAt()),
                round.budget() == null ? null : round.budget().toMillis(),
                write(round.plan()));
    }

    /** Notes that a wave is on its way, and what changed in the plan since. @param plan null when nothing changed */
    public void waveSent(Round round, int wave, @Nullable Instant deadline, @Nullable List<PlanEntry> plan) {
        jdbc.update(
                """
                update fdforge.routing set wave = ?, deadline = ?, plan = coalesce(?::jsonb, plan)
                where application = ? and round = ?""",
                wave,
                deadline == null ? null : Timestamp.from(deadline),
                plan == null ? null : write(plan),
                round.application(),
                round.round());
    }

    public Optional<Round> latest(UUID application) {
        return jdbc.query(SELECT + " limit 1", this::read, application).stream().findFirst();
    }

    /** Newest first. */
    public List<Round> of(UUID application) {
        return jdbc.query(SELECT, this::read, application);
    }

    private Round read(ResultSet row, int index) throws SQLException {
        try {
            Long budget = row.getObject("budget_ms", Long.class);
            return new Round(
                    row.getObject("application", UUID.class),
                    row.getInt("round"),
                    row.getString("decision"),
                    row.getInt("version"),
                    Mode.valueOf(row.getString("mode")),
                    row.getTimestamp("evaluated_at").toInstant(),
                    budget == null ? null : Duration.ofMillis(budget),
                    Rows.instant(row, "deadline"),
                    row.getInt("wave"),
                    json.readValue(row.getString("plan"), PLAN),
                    row.getTimestamp("now").toInstant());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored plan can't be read", broken);
        }
    }

    private String write(List<PlanEntry> plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a plan can't be written as JSON", impossible);
        }
    }
}
