package finme.dispatch;

/** What a partner said, or failed to say. */
public enum Outcome {
    OFFERED,
    DECLINED,
    PENDING,
    MORE_NEEDED,
    DUPLICATE,
    PRICE_COUNTER,
    RETRY,
    FAILED,
    /** No decision within {@code answerWithin}. Ours, never a partner's word. */
    TIMED_OUT,
    /** A word the mapping does not know, or a partner in doubt that is not asked again: waits like {@code PENDING}. Ours. */
    UNDER_REVIEW,
    /** The application was withdrawn or ended before the partner decided. Ours. */
    RECALLED,
    ACCEPTED,
    SIGNED,
    FUNDED,
    RETURNED,
    CANCELLED
}
