package finme.batch.run;

import finme.batch.Batch.State;
import finme.batch.store.BatchTable;
import finme.batch.store.BatchTable.Turn;
import finme.batch.store.Chunks;
import finme.batch.store.Chunks.Chunk;
import finme.batch.store.Reports;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of one chunk: each is taken in by itself, and what became of them is written together with what is left. Who
 * dies in between repeats rows under their keys and counts them once.
 */
@Component
class ChunkTurn {
    private final BatchTable table;
    private final Chunks chunks;
    private final Reports reports;
    private final Lanes lanes;
    private final TransactionTemplate transaction;

    ChunkTurn(BatchTable table, Chunks chunks, Reports reports, Lanes lanes, PlatformTransactionManager manager) {
        this.table = table;
        this.chunks = chunks;
        this.reports = reports;
        this.lanes = lanes;
        this.transaction = new TransactionTemplate(manager);
    }

    void take(Turn turn) {
        chunks.first(turn.id()).ifPresent(chunk -> {
            Lanes.Done done = lanes.take(turn.origin(), chunk.rows());
            Thread.interrupted(); // who stops us waits for this to be written
            transaction.executeWithoutResult(status -> write(chunk, done));
        });
    }

    private void write(Chunk chunk, Lanes.Done done) {
        if (!chunks.leave(chunk, done.rest())) {
            return;
        }
        reports.add(chunk.batch(), done.said());
        table.passOn(chunk.batch(), done.counts(), done.pause());
        if (done.rest().isEmpty() && chunks.count(chunk.batch()) == 0) {
            chunks.end(chunk.batch());
            table.finish(chunk.batch(), State.DONE, null);
        }
    }
}
