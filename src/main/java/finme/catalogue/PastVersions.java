package finme.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was saved before, without its secrets; append-only. */
@Repository
class PastVersions {
    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    PastVersions(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(CatalogueRow.Key key, int version, String actor, String action, String definition) {
        jdbc.update("""
                insert into fdforge.catalogue_version (kind, code, version, at, actor, action, definition)
                values (?, ?, ?, clock_timestamp(), ?, ?, ?::jsonb)""", key.kind(), key.code(), version, actor, action, definition);
    }

    List<PastVersion> newestFirst(CatalogueRow.Key key) {
        return jdbc.query(
                """
                select version, at, actor, action, definition from fdforge.catalogue_version
                where kind = ? and code = ? order by version desc""",
                (row, index) -> {
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
                },
                key.kind(),
                key.code());
    }
}
