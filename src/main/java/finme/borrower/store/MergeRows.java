package finme.borrower.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.borrower_merge}, and what it makes of {@code fdforge.borrower}. */
@Repository
public class MergeRows {
    private static final String ADD =
            "insert into fdforge.borrower_merge (id, borrower, other, actor) values (?, ?, ?, ?)";
    private static final String COLUMNS =
            "select id, borrower, other, at, actor, undone_at is not null as undone from fdforge.borrower_merge ";
    private static final String IN_FORCE =
            COLUMNS + "where undone_at is null and (borrower = any(?) or other = any(?)) order by at, id";
    private static final String UNDO = """
            update fdforge.borrower_merge set undone_at = clock_timestamp(), undone_by = ?
            where id = ? and undone_at is null""";
    private static final String SETTLE = """
            update fdforge.borrower b set person = now.person, version = b.version + now.step,
              changed_at = case when now.step = 0 then b.changed_at else now() end
            from unnest(?::uuid[], ?::uuid[], ?::int[]) as now (id, person, step)
            where b.id = now.id and (now.step > 0 or b.person is distinct from now.person)
            returning b.id, b.version""";

    private final JdbcTemplate jdbc;

    MergeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param borrower to whom @param other who was merged */
    public record Edge(UUID id, UUID borrower, UUID other, Instant at, String actor, boolean undone) {}

    /** Until the transaction ends nobody else changes who is one person with whom. */
    public void lock() {
        jdbc.queryForList("select 1 from pg_advisory_xact_lock(hashtextextended('fdforge.borrower_merge', 0))");
    }

    public void add(UUID id, UUID borrower, UUID other, String actor) {
        jdbc.update(ADD, id, borrower, other, actor);
    }

    /** @return the merges of these borrowers that count, oldest first */
    public List<Edge> inForce(Collection<UUID> borrowers) {
        UUID[] ids = borrowers.toArray(UUID[]::new);
        return jdbc.query(IN_FORCE, (row, index) -> edge(row), ids, ids);
    }

    public Optional<Edge> find(UUID merge) {
        return jdbc.query(COLUMNS + "where id = ?", (row, index) -> edge(row), merge).stream()
                .findFirst();
    }

    public void undo(UUID merge, String actor) {
        jdbc.update(UNDO, actor, merge);
    }

    /**
     * Says of each borrower whom it goes by.
     *
     * @param roots by borrower, all borrowers of the persons concerned
     * @param changed those persons whose version grows
     * @return their new versions
     */
    public Map<UUID, Integer> settle(Map<UUID, UUID> roots, Set<UUID> changed) {
        UUID[] ids = roots.keySet().toArray(UUID[]::new);
        UUID[] persons = new UUID[ids.length];
        Integer[] steps = new Integer[ids.length];
        for (int i = 0; i < ids.length; i++) {
            UUID root = Objects.requireNonNull(roots.get(ids[i]));
            boolean alone = roots.values().stream().filter(root::equals).count() == 1;
            persons[i] = alone ? null : root;
            steps[i] = changed.contains(ids[i]) ? 1 : 0;
        }
        Map<UUID, Integer> versions = new HashMap<>();
        jdbc.query(
                SETTLE,
                row -> {
                    versions.put(row.getObject(1, UUID.class), row.getInt(2));
                },
                ids,
                persons,
                steps);
        return versions;
    }

    private static Edge edge(ResultSet row) throws SQLException {
        return new Edge(
                row.getObject("id", UUID.class),
                row.getObject("borrower", UUID.class),
                row.getObject("other", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getBoolean("undone"));
    }
}
