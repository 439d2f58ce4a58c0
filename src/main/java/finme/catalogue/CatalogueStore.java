package finme.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The tables {@code fdforge.catalogue}, what stands, and {@code fdforge.catalogue_version}, what was saved; append-only. */
@Repository
class CatalogueStore {
    private static final String APPEND = """
            insert into fdforge.catalogue_version (kind, code, version, at, actor, action, definition)
            values (?, ?, ?, clock_timestamp(), ?, ?, ?::jsonb)""";
    private static final String HISTORY = """
            select version, at, actor, action, definition from fdforge.catalogue_version
            where kind = ? and code = ?\s""";

    private final CatalogueRows rows;
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    CatalogueStore(CatalogueRows rows, JdbcTemplate jdbc, ObjectMapper json) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return the row as it is now, a fresh one with version 0 when there is none; nobody else writes it meanwhile */
    CatalogueRow lock(String kind, String code) {
        rows.lock(kind, code);
        return rows.findById(new CatalogueRow.Key(kind, code)).orElseGet(() -> new CatalogueRow(kind, code));
    }

    void save(CatalogueRow row, String actor, String action) {
        rows.save(row);
        jdbc.update(APPEND, row.key().kind(), row.key().code(), row.version(), actor, action, row.definition());
    }

    List<CatalogueRow> all(String kind) {
        return rows.findByKeyKind(kind);
    }

    /** Newest first. */
    List<PastVersion> history(String kind, String code) {
        return jdbc.query(HISTORY + "order by version desc", (row, index) -> past(row), kind, code);
    }

    Optional<PastVersion> past(String kind, String code, int version) {
        return jdbc.query(HISTORY + "and version = ?", (row, index) -> past(row), kind, code, version).stream()
                .findFirst();
    }

    private PastVersion past(ResultSet row) throws SQLException {
        try {
            return new PastVersion(
                    row.getInt(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    json.readTree(row.getString(5)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a column of type jsonb holds no JSON", impossible);
        }
    }

    /** @return a number for each kind that differs after every change */
    Map<String, Long> revisions() {
        Map<String, Long> revisions = new HashMap<>();
        rows.revisions().forEach(each -> revisions.put(each.getKind(), each.getSum()));
        return revisions;
    }
}
