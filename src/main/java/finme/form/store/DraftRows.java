package finme.form.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import finme.form.Form;
import finme.form.FormDrafts.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.form_draft}. */
@Repository
class DraftRows {
    private static final String FIND = "select revision, draft, at, actor from fdforge.form_draft where key = ?";
    private static final String BEGIN = """
            insert into fdforge.form_draft (key, revision, draft, at, actor) values (?, 0, null, clock_timestamp(), ?)
            on conflict (key) do nothing""";
    private static final String WRITE = """
            update fdforge.form_draft
            set revision = revision + 1, draft = ?::jsonb, at = clock_timestamp(), actor = ? where key = ?""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    DraftRows(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Draft> find(String key) {
        return draft(FIND, key);
    }

    /** Until the transaction ends nobody else writes the form's draft, also where there is none. */
    Optional<Draft> lock(String key, String actor) {
        jdbc.update(BEGIN, key, actor);
        return draft(FIND + " for update", key);
    }

    /** @param form null takes it away */
    void write(String key, @Nullable Form form, String actor) {
        jdbc.update(WRITE, form == null ? null : text(form), actor, key);
    }

    List<String> keys() {
        return jdbc.queryForList(
                "select key from fdforge.form_draft where draft is not null order by key", String.class);
    }

    private Optional<Draft> draft(String sql, String key) {
        return jdbc.query(sql, (row, index) -> Optional.ofNullable(read(row)), key).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private @Nullable Draft read(ResultSet row) throws SQLException {
        String draft = row.getString("draft");
        return draft == null
                ? null
                : new Draft(
                        form(draft),
                        row.getInt("revision"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"));
    }

    private String text(Form form) {
        try {
            return json.writeValueAsString(form);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a form can't be written as JSON", impossible);
        }
    }

    private Form form(String text) {
        try {
            return json.readValue(text, Form.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the draft of a form can't be read");
        }
    }
}
