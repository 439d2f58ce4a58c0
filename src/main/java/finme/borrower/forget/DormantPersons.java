package finme.borrower.forget;

import finme.kernel.Ids;
import finme.retention.Disposal;
import finme.retention.Erasure.Reason;
import finme.retention.Erasures;
import finme.retention.LegalHolds;
import finme.work.FailureLog;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Persons without an application, or any other news, for long: each is erased as if they had asked for it. */
@Component
class DormantPersons implements Disposal {
    private static final Logger LOG = LoggerFactory.getLogger(DormantPersons.class);
    private static final int ROWS = 200;
    /** Of a merged person the one that gives the name; all that the person is counts. */
    private static final String LOOK = """
            select p.id, exists (select from fdforge.subject_key k where k.subject = p.id)
              and not exists (
                select from fdforge.borrower m where (m.id = p.id or m.person = p.id) and (
                  not %s or m.changed_at >= ?
                  or exists (select from fdforge.application a where a.borrower_id = m.id and a.received_at >= ?)))
            from fdforge.borrower p where p.id > ? and p.id < ? and (p.person is null or p.person = p.id)
            order by p.id limit %d""".formatted(LegalHolds.NONE_ON.formatted("m.id"), ROWS);

    private final JdbcTemplate jdbc;
    private final Erasures erasures;
    private final FailureLog failures = new FailureLog(LOG, "Persons stay until the next run");

    DormantPersons(JdbcTemplate jdbc, Erasures erasures) {
        this.jdbc = jdbc;
        this.erasures = erasures;
    }

    @Override
    public String code() {
        return "dormant-persons";
    }

    @Override
    public String text() {
        return "Persons without any application or news: they are erased, their applications stay as counts.";
    }

    private record Looked(UUID person, boolean dormant) {}

    @Override
    public Step step(Instant before, @Nullable UUID after, boolean dry) {
        Timestamp age = Timestamp.from(before);
        List<Looked> looked = jdbc.query(
                LOOK,
                (row, n) -> new Looked(row.getObject(1, UUID.class), row.getBoolean(2)),
                age,
                age,
                after == null ? new UUID(0, 0) : after,
                Ids.first(before));
        long failed = 0;
        long done = 0;
        for (Looked one : looked) {
            if (one.dormant) {
                boolean gone = dry || erase(one.person);
                done += gone ? 1 : 0;
                failed += gone ? 0 : 1;
            }
        }
        UUID next = looked.size() < ROWS ? null : looked.get(ROWS - 1).person;
        return new Step(looked.size(), done, failed, next);
    }

    /** @return false when something is still under way for them */
    private boolean erase(UUID person) {
        try {
            erasures.erase(person, Reason.RETENTION, "system");
            return true;
        } catch (RuntimeException refused) {
            failures.failed(person, refused);
            return false;
        }
    }
}
