package finme.crm.standing;

import finme.crm.RecordKind;
import finme.delivery.States.Subject;
import finme.work.AfterCommit;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** When records last went and came. Written once a second at most: no exchange costs a statement more because of it. */
@Component
public class LastChanges extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(LastChanges.class);

    private final JdbcTemplate jdbc;
    private final Map<Line, Times> fresh = new ConcurrentHashMap<>();

    LastChanges(JdbcTemplate jdbc) {
        super("crm-last-changes", Duration.ofSeconds(1), new FailureLog(LOG, "Last changes of CRMs are written soon"));
        this.jdbc = jdbc;
    }

    private record Line(String crm, String kind) {}

    private record Times(@Nullable Instant out, @Nullable Instant in) {
        Times and(Times later) {
            return new Times(later.out == null ? out : later.out, later.in == null ? in : later.in);
        }
    }

    /** Once the surrounding transaction is durable. */
    public void in(String crm, RecordKind kind) {
        AfterCommit.run(() -> note(crm, kind.word(), new Times(null, Instant.now())));
    }

    /** The same. */
    public void out(String crm, Collection<Subject> subjects) {
        AfterCommit.run(() -> subjects.stream()
                .map(Subject::kind)
                .distinct()
                .forEach(kind -> note(crm, kind, new Times(Instant.now(), null))));
    }

    private void note(String crm, String kind, Times times) {
        fresh.merge(new Line(crm, kind), times, Times::and);
    }

    @Override
    protected void work() {
        for (Line line : List.copyOf(fresh.keySet())) {
            Times times = fresh.remove(line);
            if (times != null) {
                jdbc.update("""
                        insert into fdforge.crm_last_change as known (crm, kind, out_at, in_at) values (?, ?, ?, ?)
                        on conflict (crm, kind) do update set out_at = greatest(known.out_at, excluded.out_at),
                          in_at = greatest(known.in_at, excluded.in_at)""", line.crm(), line.kind(), time(times.out()), time(times.in()));
            }
        }
    }

    private static @Nullable Object time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
