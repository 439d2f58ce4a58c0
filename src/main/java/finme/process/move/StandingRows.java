package finme.process.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** Where the engine's instances stand: one look at all of a version, however many. */
@Repository
class StandingRows {
    /** @see Standing */
    private static final String STANDING = """
            select proc_inst_id_ as instance, max(suspension_state_) = 2 as suspended,
              array_to_string(array_agg(distinct act_id_ order by act_id_) filter (where is_active_ and act_id_ is not null), ',') as steps
            from engine.act_ru_execution
            where proc_def_id_ = ? and (?::text[] is null or proc_inst_id_ = any (?::text[])) group by proc_inst_id_""";

    private static final String GROUPS =
            "select steps, suspended, min(instance) as sample, count(*) as instances from (" + STANDING
                    + ") standing group by steps, suspended order by count(*) desc, steps";
    private static final String MEMBERS =
            "select instance from (" + STANDING + ") standing where steps = ? and suspended = ?";

    private final JdbcTemplate jdbc;

    StandingRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param among instances to look at; null for all */
    List<Standing> of(String definition, @Nullable Collection<String> among) {
        String @Nullable [] only = array(among);
        return jdbc.query(GROUPS, StandingRows::read, definition, only, only);
    }

    List<String> members(String definition, @Nullable Collection<String> among, Standing standing) {
        String @Nullable [] only = array(among);
        return jdbc.queryForList(
                MEMBERS,
                String.class,
                definition,
                only,
                only,
                String.join(",", standing.steps()),
                standing.suspended());
    }

    /** @return how many instances follow each definition, by its id; those without any are left out */
    Map<String, Long> instances() {
        Map<String, Long> found = new HashMap<>();
        jdbc.query(
                "select proc_def_id_, count(*) from engine.act_ru_execution where id_ = proc_inst_id_ group by 1",
                (RowCallbackHandler) row -> found.put(row.getString(1), row.getLong(2)));
        return found;
    }

    private static String @Nullable [] array(@Nullable Collection<String> among) {
        return among == null ? null : among.toArray(String[]::new);
    }

    private static Standing read(ResultSet row, int index) throws SQLException {
        String steps = row.getString("steps");
        return new Standing(
                steps == null || steps.isEmpty() ? List.of() : List.of(steps.split(",")),
                row.getBoolean("suspended"),
                row.getString("sample"),
                row.getLong("instances"));
    }
}
