package finme.edges;

import finme.retention.Disposal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was refused is sealed to core and belongs to nobody's key: it goes by its age. */
@Component
class RefusedDisposal implements Disposal {
    private static final int ROWS = 1000;
    private static final UUID SOMETHING_LEFT = new UUID(0, 0);

    private final JdbcTemplate jdbc;

    RefusedDisposal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return "refused-kept";
    }

    @Override
    public String text() {
        return "Applications an edge had acknowledged and core could not take in, with what was sealed in them.";
    }

    @Override
    public Step step(Instant before, @Nullable UUID after, boolean dry) {
        Timestamp age = Timestamp.from(before);
        if (dry) {
            long all = Objects.requireNonNull(
                    jdbc.queryForObject("select count(*) from fdforge.kept_refused where at < ?", Long.class, age));
            return new Step(all, all, 0, null);
        }
        int gone = jdbc.update(
                "delete from fdforge.kept_refused where ctid = any (array("
                        + "select ctid from fdforge.kept_refused where at < ? limit " + ROWS + "))",
                age);
        return new Step(gone, gone, 0, gone < ROWS ? null : SOMETHING_LEFT);
    }
}
