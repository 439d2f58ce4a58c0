package finme.admin.desk;

import finme.fdforge.SecretBox;
import finme.kernel.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code fdforge.work_note}. */
@Repository
class WorkNotes {
    private static final String WRITE = """
            insert into fdforge.work_note (id, kind, key, assignee, note, actor, settled_at)
            values (?, ?, ?, ?, ?, ?, case when ? then clock_timestamp() end)
            on conflict (kind, key) do update set assignee = excluded.assignee, note = excluded.note,
              actor = excluded.actor, at = clock_timestamp(), settled_at = excluded.settled_at""";

    private final JdbcTemplate jdbc;
    private final SecretBox box;

    WorkNotes(JdbcTemplate jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    record Note(@Nullable String assignee, @Nullable String text, boolean settled) {}

    void write(WorkKind kind, String key, Note note, String actor) {
        jdbc.update(
                WRITE,
                Ids.next(),
                kind.name(),
                key,
                note.assignee,
                note.text == null ? null : box.seal(place(kind, key), note.text),
                actor,
                note.settled);
    }

    /** @return by key; those without any are missing */
    Map<String, Note> of(WorkKind kind, Collection<String> keys) {
        Map<String, Note> notes = new HashMap<>();
        jdbc.query(
                "select key, assignee, note, settled_at is not null from fdforge.work_note"
                        + " where kind = ? and key = any (?)",
                row -> {
                    String key = row.getString(1);
                    byte[] sealed = row.getBytes(3);
                    String text = sealed == null ? null : box.open(place(kind, key), sealed);
                    notes.put(key, new Note(row.getString(2), text, row.getBoolean(4)));
                },
                kind.name(),
                keys.toArray(String[]::new));
        return notes;
    }

    private static String place(WorkKind kind, String key) {
        return "work_note.note/" + kind + '/' + key;
    }
}
