package finme.delivery;

import java.util.List;

/** Where messages are handed in. */
public interface Outbox {
    /**
     * Queues messages in the caller's transaction: they are sent after it, or not at all. All that one transaction queues
     * is one statement. Messages about one subject keep their order if whoever changes it holds its row.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a surrounding transaction
     */
    void add(List<Message> messages);

    /** Sets the state that somebody has given a receiver, in the caller's transaction; an active one is tried at once. */
    void set(String receiver, ReceiverState state);
}
