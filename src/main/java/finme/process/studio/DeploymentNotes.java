package finme.process.studio;

import java.time.Instant;
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

    /** @param actor null where nobody wrote it down @param at when it was deployed */
    record Note(@Nullable String actor, @Nullable String note, Instant at) {}

    void write(String deployment, String actor, @Nullable String note) {
        jdbc.update("""
                insert into fdforge.deployment_note (deployment, actor, note) values (?, ?, ?)
                on conflict (deployment) do update set actor = excluded.actor, note = excluded.note""", deployment, actor, note);
    }

    /** All that is known of them, in one look: the engine's own query takes one at a time. @return by deployment */
    Map<String, Note> of(Collection<String> deployments) {
        Map<String, Note> notes = new HashMap<>();
        jdbc.query(
                """
                select d.id_, n.actor, n.note, d.deploy_time_ from engine.act_re_deployment d
                left join fdforge.deployment_note n on n.deployment = d.id_ where d.id_ = any (?)""",
                row -> {
                    notes.put(
                            row.getString(1),
                            new Note(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getTimestamp(4).toInstant()));
                },
                (Object) deployments.toArray(String[]::new));
        return notes;
    }
}
