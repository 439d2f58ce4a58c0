package finme.delivery;

/** Whether a receiver is sent anything. Its names are the outer contract. */
public enum ReceiverState {
    ACTIVE,
    /** By somebody's wish; its messages wait. */
    PAUSED,
    /** It said that it wants nothing more (410); its messages wait until somebody makes it active again. */
    GONE
}
