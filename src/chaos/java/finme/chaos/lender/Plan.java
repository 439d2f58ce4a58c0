package finme.chaos.lender;

import java.time.Duration;
import java.util.Random;

/**
 * What a lender does with an application: what it decides, when, and how it misbehaves. Follows from seed, lender and the
 * application's number alone, so that one seed is one schedule whatever ids FinMe gives.
 *
 * @param early the callback comes before the HTTP answer
 * @param afterwards how long after the request the first callback comes
 */
record Plan(Decision decision, Fault fault, boolean early, boolean twice, boolean repeatedLate, Duration afterwards) {
    enum Decision {
        DECLINES,
        OFFERS,
        DECLINES_LATER,
        OFFERS_LATER;

        boolean later() {
            return this == DECLINES_LATER || this == OFFERS_LATER;
        }

        boolean pays() {
            return this == OFFERS || this == OFFERS_LATER;
        }
    }

    /** Of the first request only: the next one under the same key is answered properly. */
    enum Fault {
        NONE,
        FAILS_AFTER_ACCEPTING,
        HANGS,
        RESETS,
        DRIBBLES,
        ANSWERS_NONSENSE
    }

    /** @param held callbacks come only when somebody lets them go; then every decision comes by callback */
    static Plan of(long seed, String lender, int application, boolean held) {
        Random random = new Random(seed * 1_000_003 + lender.hashCode() * 31L + application);
        random.nextInt();
        int dice = random.nextInt(100);
        Decision decision = dice < 35
                ? Decision.DECLINES
                : dice < 50 ? Decision.OFFERS : dice < 75 ? Decision.DECLINES_LATER : Decision.OFFERS_LATER;
        if (held && !decision.later()) {
            decision = decision == Decision.DECLINES ? Decision.DECLINES_LATER : Decision.OFFERS_LATER;
        }
        Fault fault = fault(random.nextInt(100));
        if (lender.equals(Lenders.FORGETFUL)) {
            // nobody asks it again, so what it never got nobody waits for for ever: a yes might come after that
            decision = Decision.DECLINES_LATER;
        }
        if (fault == Fault.ANSWERS_NONSENSE) {
            // closes the dispatch as failed: a lender that means yes would not say nonsense
            decision = Decision.DECLINES_LATER;
        }
        boolean early = decision.later() && !held && random.nextInt(100) < 25;
        Duration afterwards =
                held ? Duration.ofMillis(25_000 + random.nextInt(10_000)) : Duration.ofMillis(random.nextInt(4_000));
        return new Plan(decision, fault, early, random.nextInt(100) < 15, random.nextInt(100) < 10, afterwards);
    }

    private static Fault fault(int dice) {
        if (dice < 5) {
            return Fault.FAILS_AFTER_ACCEPTING;
        }
        if (dice < 8) {
            return Fault.HANGS;
        }
        if (dice < 10) {
            return Fault.RESETS;
        }
        if (dice < 12) {
            return Fault.DRIBBLES;
        }
        return dice < 13 ? Fault.ANSWERS_NONSENSE : Fault.NONE;
    }
}
