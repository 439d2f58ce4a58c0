package finme.chaos;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param held lenders decide late, so that everything is under way when the blow falls
 * @param quick short locks and leases, where a run is about something else than how long they are
 * @param mutant planted into FinMe, null for FinMe as it is
 */
record Scenario(
        String name,
        long seed,
        int applications,
        int perSecond,
        int nodes,
        boolean held,
        boolean quick,
        List<Strike> strikes,
        @Nullable String mutant) {
    /** For every build: one kill, one stop of the database. */
    static Scenario small(long seed) {
        List<Strike> strikes = Strike.spread(seed, 100, Strike.Kind.STOP_POSTGRES, Strike.Kind.KILL_FINME);
        return new Scenario("small", seed, 100, 50, 1, false, true, strikes, null);
    }

    /** How long after the last blow work may be locked by the dead. */
    Duration lock() {
        return quick ? Duration.ofSeconds(12) : Duration.ofSeconds(30);
    }

    /** Nothing may be live any more so long after FinMe was ready again and after the last word from outside. */
    Duration bound() {
        if (mutant != null) {
            // what it loses is lost at once: no need to wait for those that will never end
            return lock().plusSeconds(10);
        }
        return quick ? lock().plusSeconds(30) : lock().plusSeconds(60);
    }

    List<String> settings() {
        return quick
                ? List.of(
                        "--camunda.bpm.job-execution.lock-time-in-millis=12000",
                        "--finme.dispatch.lease=12s",
                        "--finme.delivery.lease=12s",
                        "--finme.crm.deadline=PT2S",
                        "--finme.audit.overdue=15s")
                : List.of();
    }

    /** Where it is not about how fast FinMe comes back, it comes back sooner. */
    List<String> jvm() {
        return quick
                ? List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
                : List.of("-Xmx512m");
    }

    /** The database's own, beside the product's. */
    List<String> postgres() {
        return Mutants.ACKNOWLEDGE_BEFORE_COMMIT.equals(mutant) ? List.of("wal_writer_delay=2s") : List.of();
    }
}
