package finme.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One blow.
 *
 * @param acknowledged when so many applications are acknowledged
 * @param then and so long after that
 * @param node that is killed
 */
record Strike(Kind kind, int acknowledged, Duration then, int node) {
    static final Duration AWAY = Duration.ofSeconds(15);

    enum Kind {
        KILL_FINME("kill -9 of FinMe"),
        /** Another node goes on alone. */
        KILL_FINME_FOR_GOOD("kill -9 of FinMe, not restarted"),
        STOP_POSTGRES("pg_ctl stop -m immediate"),
        /** The relay to it has to pause. */
        CRM_AWAY("CRM away for " + AWAY.toSeconds() + " s");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Spread over the load in turns, the last one after everything is acknowledged. */
    static List<Strike> spread(long seed, int applications, Kind... kinds) {
        Random random = new Random(seed);
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            int share = applications * (i + 1) / kinds.length;
            int earlier = i == kinds.length - 1 ? 0 : random.nextInt(Math.max(1, applications / kinds.length / 2));
            strikes.add(new Strike(kinds[i], share - earlier, Duration.ofMillis(random.nextInt(900)), 0));
        }
        return strikes;
    }
}
