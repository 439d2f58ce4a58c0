package finme.bench.load;

import finme.bench.measure.Database;

/** Where applications go, and how to see that one has come to its end. */
public interface Target {
    /** When the CRM has confirmed it: the same row at all contenders. */
    String ENDED = "select application, confirmed_at from fdforge.crm_task"
            + " where application = any (?) and state = 'CONFIRMED'";

    String name();

    Database database();

    /** @param n makes the borrower a new one */
    Post application(int n);

    /** SQL giving {@code id, time} of those of the given ids that have ended. */
    default String ended() {
        return ENDED;
    }
}
