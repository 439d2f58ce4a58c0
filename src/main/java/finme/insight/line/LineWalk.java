package finme.insight.line;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Walks applications in the order of their ids, a step at a time, and has those drawn that have no line, an old one, or are
 * under way: what was there before there were lines, and what a crash has forgotten. All of them once a day, whoever of the
 * nodes comes first; the last days at a start as well.
 */
@Component
class LineWalk {
    private static final int STEP = 1_000;
    private static final String TURN = """
            select position from fdforge.case_walk
            where walked_at is null or walked_at < clock_timestamp() - interval '1 day' for update skip locked""";
    private static final String STALE = """
            select a.id, l.application is null or l.version <> a.version
              or l.lenders <> '[]' and not jsonb_exists(l.lenders -> 0, 'money')
              or a.status <> all (array['DUPLICATE', 'SCREENED_OUT', 'FUNDED', 'UNPLACED', 'EXPIRED', 'WITHDRAWN'])
              or a.status = 'FUNDED' and exists (select from fdforge.dispatch d where d.application = a.id and d.outcome = 'RETURNED'
                and not l.lenders @> jsonb_build_array(jsonb_build_object('partner', d.partner, 'returned', 1))) as stale
            from (select id, version, status from fdforge.application where id > ? order by id limit ?) a
            left join fdforge.case_line l on l.application = a.id order by a.id""";

    private final JdbcTemplate jdbc;
    private final Lines lines;

    LineWalk(JdbcTemplate jdbc, Lines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    private record Passed(UUID id, boolean stale) {}

    /** @return whether there was something to draw: more may follow at once */
    @Transactional
    public boolean step() {
        List<UUID> from = jdbc.queryForList(TURN, UUID.class);
        if (from.isEmpty()) {
            return false;
        }
        Step step = walk(from.get(0));
        UUID end = step.end();
        jdbc.update(
                "update fdforge.case_walk set position = ?, walked_at = case when ? then clock_timestamp() end",
                end == null ? new UUID(0, 0) : end,
                end == null);
        return end != null && step.drawn();
    }

    /**
     * @param from id after which it begins
     * @return after which the next step begins; null at the end
     */
    @Transactional
    public @Nullable UUID pass(UUID from) {
        return walk(from).end();
    }

    /** @param end null: there was no more */
    private record Step(@Nullable UUID end, boolean drawn) {}

    private Step walk(UUID from) {
        List<Passed> passed = jdbc.query(
                STALE, (row, index) -> new Passed(row.getObject(1, UUID.class), row.getBoolean(2)), from, STEP);
        List<UUID> stale = passed.stream().filter(Passed::stale).map(Passed::id).toList();
        for (int at = 0; at < stale.size(); at += Upkeep.MOST) {
            lines.draw(stale.subList(at, Math.min(stale.size(), at + Upkeep.MOST)));
        }
        return new Step(
                passed.size() < STEP ? null : passed.get(passed.size() - 1).id(), !stale.isEmpty());
    }
}
