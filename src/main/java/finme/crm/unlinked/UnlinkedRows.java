package finme.crm.unlinked;

import finme.crm.CrmUnlinked.Unlinked;
import finme.crm.RecordKind;
import finme.kernel.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class UnlinkedRows {
    private static final String KEEP = """
            insert into fdforge.crm_unlinked as known (id, crm, kind, their_id, changed_at) values (?, ?, ?, ?, ?)
            on conflict (crm, kind, their_id) do update set changed_at = excluded.changed_at
            where known.changed_at is distinct from excluded.changed_at""";

    private final JdbcTemplate jdbc;

    UnlinkedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param changed when each was last changed, by the CRM's ids; empty when it does not say */
    void keep(String crm, RecordKind kind, Map<String, Optional<Instant>> changed) {
        List<Object[]> rows = new TreeMap<>(changed)
                .entrySet().stream()
                        .map(record -> new Object[] {
                            Ids.next(),
                            crm,
                            kind.word(),
                            record.getKey(),
                            record.getValue()
                                    .map(at -> at.atOffset(ZoneOffset.UTC))
                                    .orElse(null)
                        })
                        .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(KEEP, rows);
        }
    }

    /** Those that were left stay so, should they be unlinked again. */
    void linked(String crm, RecordKind kind, Collection<String> theirIds) {
        jdbc.update("""
                delete from fdforge.crm_unlinked
                where crm = ? and kind = ? and their_id = any (?) and state = 'OPEN'""", crm, kind.word(), theirIds.toArray(String[]::new));
    }

    List<Unlinked> open(String crm, @Nullable UUID before, int limit) {
        return jdbc.query(
                """
                select id, kind, their_id, changed_at, found_at from fdforge.crm_unlinked
                where crm = ? and state = 'OPEN' and (?::uuid is null or id < ?) order by id desc limit ?""",
                (row, index) -> new Unlinked(
                        row.getObject(1, UUID.class),
                        RecordKind.of(row.getString(2)).orElseThrow(),
                        row.getString(3),
                        instant(row.getTimestamp(4)),
                        row.getTimestamp(5).toInstant()),
                crm,
                before,
                before,
                limit);
    }

    long count(String crm) {
        Long count = jdbc.queryForObject(
                "select count(*) from fdforge.crm_unlinked where crm = ? and state = 'OPEN'", Long.class, crm);
        return count == null ? 0 : count;
    }

    boolean exists(String crm, UUID id) {
        return !jdbc.queryForList("select 1 from fdforge.crm_unlinked where crm = ? and id = ?", Integer.class, crm, id)
                .isEmpty();
    }

    /** @return how many */
    int leave(String crm, UUID id, String actor) {
        return jdbc.update("""
                update fdforge.crm_unlinked set state = 'LEFT', decided_by = ?
                where crm = ? and state = 'OPEN' and id = ?""", actor, crm, id);
    }

    /** @param upTo newest of them; null: whichever is open @return how many */
    int leaveAll(String crm, @Nullable UUID upTo, String actor) {
        return jdbc.update("""
                update fdforge.crm_unlinked set state = 'LEFT', decided_by = ?
                where crm = ? and state = 'OPEN' and (?::uuid is null or id <= ?)""", actor, crm, upTo, upTo);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
