package finme.mapping.feel.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may use up. Once broken it stays broken, because some built-in functions swallow whatever is
 * thrown inside them: the next step, and at the latest the end of the evaluation, throws again.
 */
public final class FeelBudget {
    /** Elements a list may have that an expression makes, and rounds an iteration may run. */
    static final int ELEMENTS = 10_000;

    /** Characters a text may have that an expression makes. */
    static final int CHARACTERS = 1 << 20;

    /** Powers of ten a number may span (those of decimal128): the next conversion would write them out. */
    static final int SCALE = 6_144;

    private static final int STEPS = 1_000_000;
    private static final int DEPTH = 600;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long millis;
    private final long started = ownNanos();
    private long look;
    private int steps;
    private int depth;
    private @Nullable Exceeded broken;

    /** @param millis of this thread's own time */
    public FeelBudget(long millis) {
        this.millis = millis;
        this.look = System.nanoTime() + millis * 1_000_000;
    }

    /** This thread's own time: a pause of the whole machine isn't the expression's fault. */
    public static long ownNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** One step down into an expression; {@link #leave} follows in any case. */
    void enter() {
        depth++;
        spend(1);
        if (depth > DEPTH) {
            exceed("is nested too deeply");
        }
    }

    void leave() {
        depth--;
    }

    /** @param units about one for each value made or character group read */
    void spend(int units) {
        if (broken != null) {
            throw broken;
        }
        int before = steps;
        steps += units;
        if (steps > STEPS) {
            exceed("needs too many steps");
        }
        if ((before ^ steps) > 63 && System.nanoTime() - look > 0) {
            long left = millis * 1_000_000 - (ownNanos() - started);
            if (left <= 0) {
                exceed("takes longer than " + millis + " ms");
            }
            look = System.nanoTime() + left;
        }
    }

    void elements(long count) {
        if (count > ELEMENTS) {
            exceed("makes a list of more than " + ELEMENTS + " elements");
        }
        spend((int) count);
    }

    void characters(long count) {
        if (count > CHARACTERS) {
            exceed("makes a text of more than " + CHARACTERS + " characters");
        }
        spend((int) (count >> 3));
    }

    void exceed(String what) {
        broken = new Exceeded(what);
        throw broken;
    }

    public void settle() {
        if (broken != null) {
            throw broken;
        }
    }

    /** Carries a sentence about the expression, never a value. */
    public static final class Exceeded extends RuntimeException {
        public Exceeded(String what) {
            super(what, null, false, false);
        }
    }
}
