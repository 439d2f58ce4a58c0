package finme.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class PerTransactionTests {
    private final List<String> log = new ArrayList<>();
    private final PerTransaction<List<String>> changes = new PerTransaction<>(ArrayList::new, this::write);
    private final TransactionTemplate transaction = new TransactionTemplate(manager());

    private void write(List<String> pending) {
        if (!pending.isEmpty()) {
            log.add(String.join("+", pending));
            pending.clear();
        }
    }

    @Test
    void writesOnceBeforeTheCommit() {
        transaction.executeWithoutResult(status -> {
            change("a");
            change("b");
        });
        assertThat(log).containsExactly("a+b", "commit");
    }

    @Test
    void writesNothingThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            change("a");
            status.setRollbackOnly();
        });
        assertThat(log).containsExactly("rollback");
    }

    @Test
    void writesAtOnceWhatIsChangedWhileItIsBeingWritten() {
        transaction.executeWithoutResult(status -> {
            change("a");
            whileCommitting(() -> change("late"));
        });
        assertThat(log).containsExactly("a", "late", "commit");
    }

    @Test
    void writesWhatIsFirstChangedWhileOthersWrite() {
        transaction.executeWithoutResult(status -> whileCommitting(() -> change("late")));
        assertThat(log).containsExactly("late", "commit");
        transaction.executeWithoutResult(status -> {});
        assertThat(log).containsExactly("late", "commit", "commit");
    }

    @Test
    void needsATransaction() {
        assertThatThrownBy(() -> change("a")).isInstanceOf(IllegalTransactionStateException.class);
    }

    private void change(String what) {
        changes.change(pending -> pending.add(what));
    }

    private static void whileCommitting(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                work.run();
            }
        });
    }

    private AbstractPlatformTransactionManager manager() {
        AbstractPlatformTransactionManager manager = new AbstractPlatformTransactionManager() {
            @Override
            protected Object doGetTransaction() {
                return this;
            }

            @Override
            protected void doBegin(Object begun, TransactionDefinition definition) {}

            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                log.add("commit");
            }

            @Override
            protected void doRollback(DefaultTransactionStatus status) {
                log.add("rollback");
            }
        };
        manager.addListener(new LateChanges());
        return manager;
    }
}
