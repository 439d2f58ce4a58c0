package finme.bench.section;

import finme.bench.contender.Application;
import finme.bench.contender.FinMeContender;
import finme.bench.contender.FinMeTarget;
import finme.bench.load.End;
import finme.bench.load.Post;
import finme.bench.measure.Database;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/** Applications that only the third lender may have: it alone takes their currency. */
record Slow(FinMeContender finme, End end) implements FinMeTarget {
    private static final String TAKEN =
            "select application, clock_timestamp() from fdforge.dispatch where application = any (?)";
    private static final long LOOK_NANOS = 200_000_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    static Slow untilPending(FinMeContender finme) {
        return new Slow(finme, End.among(TAKEN + " and state = 'WAITING'"));
    }

    static Slow untilTaken(FinMeContender finme) {
        return new Slow(finme, End.among(TAKEN));
    }

    /** Until none of them is open. */
    static void drained(FinMeContender finme) throws SQLException {
        String open = "select count(*) from fdforge.application a left join fdforge.delivery_state t"
                + " on t.kind = 'application' and t.key = a.id::text"
                + " where t.state is distinct from 'CONFIRMED'";
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (finme.database().number(open) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("applications at the slow lender have not ended");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public Database database() {
        return finme.database();
    }

    @Override
    public Post application(int n) {
        return finme.application(Application.json(n, "UAH"));
    }
}
