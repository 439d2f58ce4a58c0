package finme.dispatch;

import java.util.UUID;

/**
 * What dispatch tells the process; {@code process} implements it. Called once per wait, in the transaction that stores
 * the answer; the instance runs on to its next wait state in it.
 */
public interface DispatchProcess {
    /**
     * @param waitingAt as {@link RoutingDesk#sendNext} was given
     * @param offered true: at least one offer; false: everybody asked so far said no, ask the next
     */
    void partnersAnswered(UUID application, String waitingAt, boolean offered);
}
