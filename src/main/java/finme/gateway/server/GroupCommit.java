package finme.gateway.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Callers that come while one of them commits go together into the next commit, and the first of those does it for all.
 * A caller that is alone waits for nobody.
 */
final class GroupCommit<T, R> {
    private final int most;
    private final Consumer<List<Turn<T, R>>> work;
    private final Queue<Turn<T, R>> waiting = new ConcurrentLinkedQueue<>();
    /** Fair: those whose turn is over get out before the next of them begins. */
    private final ReentrantLock leading = new ReentrantLock(true);

    /** @param work ends every turn it is given */
    GroupCommit(int most, Consumer<List<Turn<T, R>>> work) {
        this.most = most;
        this.work = work;
    }

    /** @return what {@code work} gave this item; throws what it gave instead */
    R run(T item) {
        Turn<T, R> turn = new Turn<>(item);
        waiting.add(turn);
        leading.lock();
        try {
            while (turn.isOpen()) {
                lead();
            }
        } finally {
            leading.unlock();
        }
        return turn.outcome();
    }

    private void lead() {
        List<Turn<T, R>> batch = new ArrayList<>(most);
        Turn<T, R> next = waiting.poll();
        while (next != null) {
            batch.add(next);
            next = batch.size() < most ? waiting.poll() : null;
        }
        try {
            work.accept(batch);
        } finally {
            batch.stream().filter(Turn::isOpen).forEach(left -> left.refuse(new IllegalStateException("left out")));
        }
    }

    /** One caller's item and what becomes of it. */
    static final class Turn<T, R> {
        private final T item;
        private @Nullable R result;
        private @Nullable RuntimeException refusal;

        Turn(T item) {
            this.item = item;
        }

        T item() {
            return item;
        }

        void end(R given) {
            result = given;
        }

        void refuse(RuntimeException why) {
            refusal = why;
        }

        private boolean isOpen() {
            return result == null && refusal == null;
        }

        private R outcome() {
            if (result == null) {
                throw refusal == null ? new IllegalStateException("no outcome") : refusal;
            }
            return result;
        }
    }
}
