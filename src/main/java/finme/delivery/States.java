package finme.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Receivers that are told how things are, not each thing that happened: a thing that changes again before it was told is
 * told once, as it is then. How it goes out is the affair of the receiver's {@link StateCarrier}.
 */
public interface States {
    /** @param kind such as {@code application} @param key id or code; never a personal value */
    record Subject(String kind, String key) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            int byKind = kind.compareTo(other.kind);
            return byKind == 0 ? key.compareTo(other.key) : byKind;
        }
    }

    /**
     * These are to be told to the receiver once the surrounding transaction is durable, or not at all. All that one
     * transaction has to tell is one statement.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a surrounding transaction
     */
    void tell(String receiver, Collection<Subject> subjects);

    /** @return those of them that the receiver was ever to be told */
    Set<Subject> known(String receiver, Collection<Subject> subjects);

    /**
     * Of receivers of one kind that are told the same. Whoever asks is alone until the transaction ends, so that of two
     * receivers that confirm together the second one sees the first.
     *
     * @return those of them that one of the receivers has still to confirm
     */
    Set<Subject> waitedFor(String kindOfReceiver, Collection<Subject> subjects);

    Standing standing(String receiver);

    /** What waits, that failed most often first. */
    List<Waiting> waiting(String receiver, int limit);

    /** What failed is tried at once. */
    void tryAgain(String receiver);

    /**
     * @param waiting how many of each kind it has not confirmed as they are now
     * @param failing how many of them it refused
     * @param oldestAt since when the first of them waits
     * @param lastError status or kind of failure; never a value
     */
    record Standing(
            ReceiverState state,
            Map<String, Long> waiting,
            long failing,
            @Nullable Instant oldestAt,
            @Nullable Instant lastConfirmedAt,
            @Nullable Instant lastErrorAt,
            @Nullable String lastError) {
        public long all() {
            return waiting.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    record Waiting(Subject subject, int attempts, @Nullable String error, Instant queuedAt, Instant dueAt) {}
}
