package finme.process.studio;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who brought a deployment, and why. */
@Repository
class DeploymentNotes {
    private final JdbcTemplate jdbc;

    DeploymentNotes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Note(String actor, @Nullable String note) {}

    void write(String deployment, String actor, @Nullable String note) {
        jdbc.update("""
                insert into fdforge.deployment_note (deployment, actor, note) values (?, ?, ?)
                on conflict (deployment) do update set actor = excluded.actor, note = excluded.note""", deployment, actor, note);
    }

    /** @return by deployment; those nobody wrote down are left out */
    Map<String, Note> of(Collection<String> deployments) {
        Map<String, Note> notes = new HashMap<>();
        jdbc.query(
                "select deployment, actor, note from fdforge.deployment_note where deployment = any (?)",
                row -> {
                    notes.put(row.getString(1), new Note(row.getString(2), row.getString(3)));
                },
                (Object) deployments.toArray(String[]::new));
        return notes;
    }
}
