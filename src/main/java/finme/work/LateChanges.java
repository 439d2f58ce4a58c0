package finme.work;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Writes what was first changed while the transaction was already being written: Spring asks only those who were there
 * when that began. Comes after all of them; a failure here still rolls back.
 */
@Component
class LateChanges implements TransactionExecutionListener {
    @Override
    public void beforeCommit(TransactionExecution transaction) {
        PerTransaction.writeLate();
    }
}
