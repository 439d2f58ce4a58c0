package finme.dispatch;

import java.util.Collection;
import java.util.UUID;

/**
 * What dispatch tells the process; {@code process} implements it. Called in the transaction that stores the answers; each
 * instance runs on to its next wait state in it. One that waits for no partner (any more) stays where it is.
 */
public interface DispatchProcess {
    /** The rounds of these applications, each at most once, are decided. If one can't go on, none does, and it throws. */
    void partnersAnswered(Collection<RoundDecided> rounds);

    /** @param offered true: at least one offer; false: everybody asked so far said no, ask the next */
    record RoundDecided(UUID application, boolean offered) {}
}
