package finme.delivery;

import finme.delivery.States.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** How states go out to receivers of one kind; modules above implement it. A receiver is told one batch after the other. */
public interface StateCarrier {
    /** What stands before the colon in a receiver's name. */
    String kind();

    /** @return empty while it can't be told anything */
    Optional<Terms> terms(String receiver);

    /**
     * Tells how these are now. May read the database before it returns; then holds no thread, and ends for sure within ten
     * seconds. One that fails counts as {@link Away}.
     */
    CompletionStage<Answer> carry(String receiver, List<Subject> subjects);

    /**
     * @param batch most subjects at once
     * @param perSecond subjects in a second; null: no limit
     * @param longestPause while it is away
     */
    record Terms(int batch, @Nullable BigDecimal perSecond, Duration longestPause) {}

    sealed interface Answer {}

    /**
     * It looked at each of them.
     *
     * @param faults of those it did not take, in words that quote nothing
     * @param settled is told what was written down, in its transaction
     */
    record Heard(Map<Subject, String> faults, Settled settled) implements Answer {}

    /** What follows from an exchange. Of several that were taken together each may be told alone. */
    interface Settled {
        Settled NOTHING = (taken, unchanged) -> {};

        /** @param unchanged those of them that need not be told once more, because they have changed meanwhile */
        void taken(List<Subject> taken, List<Subject> unchanged);

        default void refused(Map<Subject, String> faults) {}
    }

    /**
     * It took none.
     *
     * @param choked it may be one of them that it can't stand
     * @param retryAfter not before then, if it said so
     */
    record Away(String error, boolean choked, @Nullable Duration retryAfter) implements Answer {}
}
