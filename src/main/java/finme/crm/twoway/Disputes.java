package finme.crm.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import finme.crm.CrmConflicts.Conflict;
import finme.crm.CrmConflicts.State;
import finme.crm.merge.Merged.Dispute;
import finme.fdforge.ErasedException;
import finme.fdforge.Vault;
import finme.kernel.Ids;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What a person has to decide, sealed under the borrower's key; one open case for each value of a record. */
@Repository
public class Disputes {
    private static final String COLUMN = "crm_conflict.sides";
    private static final String SELECT =
            "select id, crm, borrower, attribute, state, sides, at, decided_by from fdforge.crm_conflict ";

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final ObjectMapper json;

    Disputes(JdbcTemplate jdbc, Vault vault, ObjectMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** Opens what is new, shows the newest values of what is open, and closes what has become the same by itself. */
    public void keep(String crm, UUID borrower, Map<String, Dispute> disputed, Collection<String> open) {
        jdbc.update("""
                update fdforge.crm_conflict set state = 'SETTLED', decided_at = clock_timestamp()
                where crm = ? and borrower = ? and state = 'OPEN' and not attribute = any (?)""", crm, borrower, open.toArray(String[]::new));
        disputed.forEach((attribute, dispute) -> keep(crm, borrower, attribute, dispute));
    }

    private void keep(String crm, UUID borrower, String attribute, Dispute dispute) {
        UUID id = jdbc.queryForList("""
                        select id from fdforge.crm_conflict
                        where crm = ? and borrower = ? and attribute = ? and state = 'OPEN'""", UUID.class, crm, borrower, attribute).stream()
                .findFirst()
                .orElse(null);
        UUID row = id == null ? Ids.next() : id;
        byte[] sealed = vault.of(borrower).seal(COLUMN, row, write(dispute));
        if (id == null) {
            jdbc.update(
                    "insert into fdforge.crm_conflict (id, crm, borrower, attribute, sides) values (?, ?, ?, ?, ?)",
                    row,
                    crm,
                    borrower,
                    attribute,
                    sealed);
        } else {
            jdbc.update("update fdforge.crm_conflict set sides = ? where id = ?", sealed, row);
        }
    }

    /** Newest first; of an erased borrower there is none. */
    public List<Conflict> list(String crm, State state, @Nullable UUID before, int limit) {
        return jdbc
                .query(
                        SELECT + "where crm = ? and state = ? and (?::uuid is null or id < ?) order by id desc limit "
                                + limit,
                        (row, index) -> read(row),
                        crm,
                        state.name(),
                        before,
                        before)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<Conflict> find(UUID id) {
        return jdbc.query(SELECT + "where id = ?", (row, index) -> read(row), id).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    public long open(@Nullable String crm) {
        Long count = jdbc.queryForObject(
                "select count(*) from fdforge.crm_conflict where state = 'OPEN' and (?::text is null or crm = ?)",
                Long.class,
                crm,
                crm);
        return count == null ? 0 : count;
    }

    public void settle(UUID id, String take, String actor) {
        jdbc.update("""
                update fdforge.crm_conflict set state = 'SETTLED', decided_at = clock_timestamp(), take = ?, decided_by = ?
                where id = ?""", take, actor, id);
    }

    public void forget(Collection<UUID> borrowers) {
        jdbc.update(
                "delete from fdforge.crm_conflict where borrower = any (?)", (Object) borrowers.toArray(UUID[]::new));
    }

    private Optional<Conflict> read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID borrower = row.getObject("borrower", UUID.class);
        try {
            JsonNode sides = json.readTree(vault.of(borrower).open(COLUMN, id, row.getBytes("sides")));
            return Optional.of(new Conflict(
                    id,
                    row.getString("crm"),
                    borrower,
                    row.getString("attribute"),
                    State.valueOf(row.getString("state")),
                    side(sides, "ours"),
                    side(sides, "theirs"),
                    side(sides, "base"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("decided_by")));
        } catch (ErasedException erased) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new IllegalStateException("a conflict can't be read");
        }
    }

    private static JsonNode side(JsonNode sides, String name) {
        JsonNode side = sides.get(name);
        return side == null ? NullNode.getInstance() : side;
    }

    private byte[] write(Dispute dispute) {
        try {
            return json.writeValueAsBytes(dispute);
        } catch (IOException impossible) {
            throw new IllegalStateException("a conflict can't be written", impossible);
        }
    }
}
