package finme.dispatch.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.dispatch.PartnerPriorities.Mode;
import finme.dispatch.PartnerPriorities.Trial;
import finme.dispatch.model.PlanEntry;
import finme.dispatch.model.Round;
import finme.work.PerTransaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            select application, round, decision, version, mode, evaluated_at, budget_ms, deadline, wave, plan, trial, challenger,
              exists (select 1 from fdforge.dispatch d where d.application = r.application and d.state <> 'CLOSED'
                and d.heard like '%UNDER_REVIEW%') as doubted
            from fdforge.routing r where application = ? order by round desc""";

    private static final String INSERT = """
            insert into fdforge.routing
              (application, round, decision, version, mode, evaluated_at, budget_ms, deadline, wave, plan, trial,
               challenger)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""";
    private static final String UPDATE = """
            update fdforge.routing set wave = ?, deadline = ?, plan = coalesce(?::jsonb, plan)
            where application = ? and round = ?""";

    private final PerTransaction<Map<UUID, Pending>> pending = new PerTransaction<>(LinkedHashMap::new, this::write);
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    Rounds(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Pending(Round round, boolean fresh, boolean plan) {}

    /** @return the number of the next round, 1 for the first */
    public int next(UUID application) {
        pending.write();
        Integer next = jdbc.queryForObject(
                "select coalesce(max(round), 0) + 1 from fdforge.routing where application = ?",
                Integer.class,
                application);
        return Objects.requireNonNull(next);
    }

    /** Written with the first wave that follows, before the transaction commits. */
    public void add(Round round) {
        pending.change(rounds -> rounds.put(round.application(), new Pending(round, true, true)));
    }

    /** Notes that a wave is on its way. @param plan whether the plan changed as well: it is much to write for nothing */
    public void replace(Round round, boolean plan) {
        pending.change(rounds -> {
            Pending known = rounds.get(round.application());
            boolean fresh = known != null && known.fresh;
            rounds.put(round.application(), new Pending(round, fresh, plan || known != null && known.plan));
        });
    }

    private void write(Map<UUID, Pending> rounds) {
        List<Round> added = rounds.values().stream()
                .filter(Pending::fresh)
                .map(Pending::round)
                .toList();
        List<Pending> changed =
                rounds.values().stream().filter(pending -> !pending.fresh).toList();
        rounds.clear();
        if (!added.isEmpty()) {
            jdbc.batchUpdate(INSERT, added, added.size(), this::insert);
        }
        if (!changed.isEmpty()) {
            jdbc.batchUpdate(UPDATE, changed, changed.size(), this::update);
        }
    }

    private void insert(PreparedStatement row, Round round) throws SQLException {
        row.setObject(1, round.application());
        row.setInt(2, round.round());
        row.setString(3, round.decision());
        row.setInt(4, round.version());
        row.setString(5, round.mode().name());
        row.setTimestamp(6, Timestamp.from(round.evaluatedAt()));
        row.setObject(7, round.budget() == null ? null : round.budget().toMillis(), Types.BIGINT);
        row.setTimestamp(8, round.deadline() == null ? null : Timestamp.from(round.deadline()));
        row.setInt(9, round.wave());
        row.setString(10, write(round.plan()));
        Trial trial = round.trial();
        row.setObject(11, trial == null ? null : trial.draft(), Types.OTHER);
        row.setObject(12, trial == null ? null : trial.challenger(), Types.BOOLEAN);
    }

    private void update(PreparedStatement row, Pending change) throws SQLException {
        Round round = change.round;
        row.setInt(1, round.wave());
        row.setTimestamp(2, round.deadline() == null ? null : Timestamp.from(round.deadline()));
        row.setString(3, change.plan ? write(round.plan()) : null);
        row.setObject(4, round.application());
        row.setInt(5, round.round());
    }

    public Optional<Round> latest(UUID application) {
        Map<UUID, Pending> mine = pending.present();
        Pending own = mine == null ? null : mine.get(application);
        return own != null
                ? Optional.of(own.round)
                : jdbc.query(SELECT + " limit 1", this::read, application).stream()
                        .findFirst();
    }

    /** Newest first. */
    public List<Round> of(UUID application) {
        pending.write();
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
                    row.getBoolean("doubted"),
                    trial(row.getObject("trial", UUID.class), row));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored plan can't be read", broken);
        }
    }

    private static @Nullable Trial trial(@Nullable UUID draft, ResultSet row) throws SQLException {
        return draft == null ? null : new Trial(draft, row.getBoolean("challenger"));
    }

    private String write(List<PlanEntry> plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a plan can't be written as JSON", impossible);
        }
    }
}
