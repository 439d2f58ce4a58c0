package finme.insight.line;

import finme.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Walks all applications in the order of their ids, a step at a time, and has those drawn that have no line, an old one, or
 * are under way: what was there before there were lines, and what a crash has forgotten. Once a day, whoever of the nodes
 * comes first; at a start the last days again.
 */
@Component
class LineWalk {
    private static final int STEP = 1_000;
    private static final Duration AGAIN_AT_START = Duration.ofDays(3);
    private static final String TURN = """
            select position from fdforge.case_walk
            where walked_at is null or walked_at < clock_timestamp() - interval '1 day' for update skip locked""";
    private static final String STALE = """
            select a.id, l.application is null or l.version <> a.version
              or a.status <> all (array['DUPLICATE', 'SCREENED_OUT', 'FUNDED', 'UNPLACED', 'EXPIRED', 'WITHDRAWN']) as stale
            from (select id, version, status from fdforge.application where id > ? order by id limit ?) a
            left join fdforge.case_line l on l.application = a.id order by a.id""";

    private final JdbcTemplate jdbc;
    private final Lines lines;

    LineWalk(JdbcTemplate jdbc, Lines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    private record Passed(UUID id, boolean stale) {}

    void begin() {
        jdbc.update(
                "update fdforge.case_walk set position = ?, walked_at = null where walked_at is not null",
                Ids.first(Instant.now().minus(AGAIN_AT_START)));
    }

    /** @return whether there was something to draw: more may follow at once */
    @Transactional
    public boolean step() {
        List<UUID> from = jdbc.queryForList(TURN, UUID.class);
        if (from.isEmpty()) {
            return false;
        }
        List<Passed> passed = jdbc.query(
                STALE, (row, index) -> new Passed(row.getObject(1, UUID.class), row.getBoolean(2)), from.get(0), STEP);
        List<UUID> stale = passed.stream().filter(Passed::stale).map(Passed::id).toList();
        for (int at = 0; at < stale.size(); at += Upkeep.MOST) {
            lines.draw(stale.subList(at, Math.min(stale.size(), at + Upkeep.MOST)));
        }
        boolean end = passed.size() < STEP;
        jdbc.update(
                "update fdforge.case_walk set position = ?, walked_at = case when ? then clock_timestamp() end",
                end ? new UUID(0, 0) : passed.get(passed.size() - 1).id(),
                end);
        return !end && !stale.isEmpty();
    }
}
