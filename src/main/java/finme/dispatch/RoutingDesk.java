package finme.dispatch;

import java.util.UUID;

/** Who gets an application, and in which order. Called by the process; joins its transaction. */
public interface RoutingDesk {
    /** Evaluates priorities, rules out who can't get it, stores plan and explanation as a new round. */
    void rank(UUID application);

    /**
     * Writes the dispatches of the next wave of the plan; sends them after the commit.
     *
     * @return false when nobody is left to ask; nothing is written then
     */
    boolean sendNext(UUID application);

    /**
     * Ends every open dispatch of the application: later answers are kept as late and change nothing. Partners that may
     * have it are told, each with a receipt ({@link PartnerNotices}).
     */
    void recall(UUID application);
}
