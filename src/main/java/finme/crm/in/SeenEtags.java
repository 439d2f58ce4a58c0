package finme.crm.in;

import finme.crm.RecordKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * How records without a common version looked when they were last read: what has the same ETag is no news. What we write there
 * is read once more, since something may have changed there just before.
 */
@Repository
class SeenEtags {
    private final JdbcTemplate jdbc;

    SeenEtags(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param etags by our key */
    void store(String crm, RecordKind kind, Map<String, String> etags) {
        List<Object[]> rows = new TreeMap<>(etags)
                .entrySet().stream()
                        .map(etag -> new Object[] {crm, kind.word(), etag.getKey(), etag.getValue()})
                        .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("""
                    insert into fdforge.crm_seen (crm, kind, key, etag) values (?, ?, ?, ?)
                    on conflict (crm, kind, key) do update set etag = excluded.etag""", rows);
        }
    }

    /** @return by our key; those never seen are missing */
    Map<String, String> find(String crm, RecordKind kind, List<String> keys) {
        Map<String, String> found = new HashMap<>();
        jdbc.query(
                "select key, etag from fdforge.crm_seen where crm = ? and kind = ? and key = any (?)",
                row -> {
                    found.put(row.getString(1), row.getString(2));
                },
                crm,
                kind.word(),
                keys.toArray(String[]::new));
        return found;
    }
}
