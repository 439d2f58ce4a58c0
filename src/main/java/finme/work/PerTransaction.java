package finme.work;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction has changed so far and not yet written: made at its first use, written together before it
 * commits, gone when it ends either way. Rows of many applications in one transaction so take one statement.
 */
public final class PerTransaction<T> {
    private final Supplier<T> fresh;
    private final Consumer<T> write;

    /** @param write called before the commit and whenever somebody wants to read; leaves nothing to be written twice */
    public PerTransaction(Supplier<T> fresh, Consumer<T> write) {
        this.fresh = fresh;
        this.write = write;
    }

    /** @throws IllegalTransactionStateException without a surrounding transaction */
    public void change(Consumer<T> change) {
        Bound bound = bound();
        if (bound == null) {
            bound = bind();
        }
        change.accept(bound.state);
        if (bound.committing) {
            write.accept(bound.state);
        }
    }

    /** @return null when this transaction has changed nothing, or there is none */
    public @Nullable T present() {
        Bound bound = bound();
        return bound == null ? null : bound.state;
    }

    /** Before a query that has to see what was changed. */
    public void write() {
        T state = present();
        if (state != null) {
            write.accept(state);
        }
    }

    /** For who changes something first while others already write: what nobody would ask to write any more. */
    static void writeLate() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            for (TransactionSynchronization one : TransactionSynchronizationManager.getSynchronizations()) {
                if (one instanceof PerTransaction<?>.Bound late && !late.committing) {
                    late.beforeCommit(false);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Bound bound() {
        return (Bound) TransactionSynchronizationManager.getResource(this);
    }

    private Bound bind() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("a change needs a surrounding transaction");
        }
        Bound bound = new Bound(fresh.get());
        TransactionSynchronizationManager.bindResource(this, bound);
        TransactionSynchronizationManager.registerSynchronization(bound);
        return bound;
    }

    private final class Bound implements TransactionSynchronization {
        private final T state;
        private boolean committing;

        Bound(T state) {
            this.state = state;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            write.accept(state);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PerTransaction.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
        }
    }
}
