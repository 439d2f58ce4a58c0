package finme.borrower.store;

import finme.borrower.MatchCase;
import finme.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.borrower_match}: a row for each two borrowers that somebody had to look at, once and for all. */
@Repository
public class CaseRows {
    /** Not when anybody of the one person and anybody of the other were a case before. */
    private static final String OPEN = """
            insert into fdforge.borrower_match (id, one, other, shared, against)
            select ?::uuid, least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?::text[], ?::text[]
            where not exists (
              select 1 from fdforge.borrower_match
              where one = any(?) and other = any(?) or one = any(?) and other = any(?))
            on conflict do nothing""";

    private static final String COLUMNS =
            "select id, one, other, shared, against, state, at from fdforge.borrower_match ";
    private static final String DECIDE = """
            update fdforge.borrower_match set state = ?, decided_at = clock_timestamp(), decided_by = ?
            where id = ? and state = 'OPEN'""";
    private static final String JOIN = """
            update fdforge.borrower_match set state = 'SAME', decided_at = clock_timestamp(), decided_by = ?
            where state = 'OPEN' and one = any(?) and other = any(?)""";
    private static final String PART = """
            update fdforge.borrower_match set state = 'OPEN', decided_at = null, decided_by = null
            where state = 'SAME' and (one = any(?) and other = any(?) or one = any(?) and other = any(?))""";

    private final JdbcTemplate jdbc;

    CaseRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param person all borrowers that are the one person @param others all that are the other */
    public void open(
            UUID borrower,
            UUID other,
            Collection<String> on,
            List<String> against,
            Collection<UUID> person,
            Collection<UUID> others) {
        UUID[] those = person.toArray(UUID[]::new);
        UUID[] these = others.toArray(UUID[]::new);
        jdbc.update(
                OPEN,
                Ids.next(),
                borrower,
                other,
                borrower,
                other,
                on.toArray(String[]::new),
                against.toArray(String[]::new),
                those,
                these,
                these,
                those);
    }

    public Optional<MatchCase> find(UUID id) {
        return jdbc.query(COLUMNS + "where id = ?", (row, index) -> matchCase(row), id).stream()
                .findFirst();
    }

    /** Newest first. */
    public List<MatchCase> list(MatchCase.State state, @Nullable UUID before, int limit) {
        return before == null
                ? jdbc.query(
                        COLUMNS + "where state = ? order by id desc limit ?",
                        (row, index) -> matchCase(row),
                        state.name(),
                        limit)
                : jdbc.query(
                        COLUMNS + "where state = ? and id < ? order by id desc limit ?",
                        (row, index) -> matchCase(row),
                        state.name(),
                        before,
                        limit);
    }

    public long open() {
        Long open = jdbc.queryForObject("select count(*) from fdforge.borrower_match where state = 'OPEN'", Long.class);
        return open == null ? 0 : open;
    }

    /** @return false when it was decided before */
    public boolean decide(UUID id, MatchCase.State decision, String actor) {
        return jdbc.update(DECIDE, decision.name(), actor, id) == 1;
    }

    /** What waited between borrowers that are one person now is decided by that. */
    public void join(Collection<UUID> members, String actor) {
        UUID[] ids = members.toArray(UUID[]::new);
        jdbc.update(JOIN, actor, ids, ids);
    }

    /** What was decided by a merge that is undone waits again. */
    public void part(Collection<UUID> members, Collection<UUID> others) {
        UUID[] those = members.toArray(UUID[]::new);
        UUID[] these = others.toArray(UUID[]::new);
        jdbc.update(PART, those, these, these, those);
    }

    private static MatchCase matchCase(ResultSet row) throws SQLException {
        return new MatchCase(
                row.getObject("id", UUID.class),
                List.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                List.of((String[]) row.getArray("shared").getArray()),
                List.of((String[]) row.getArray("against").getArray()),
                MatchCase.State.valueOf(row.getString("state")),
                row.getTimestamp("at").toInstant());
    }
}
