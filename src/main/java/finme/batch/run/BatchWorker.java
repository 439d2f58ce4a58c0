package finme.batch.run;

import finme.batch.BatchDesk;
import finme.batch.BatchSettings;
import finme.batch.store.BatchTable;
import finme.batch.store.BatchTable.Turn;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Goes from file to file, a turn each, as long as one is due; on every node, on a thread of its own. */
@Component
@EnableConfigurationProperties(BatchSettings.class)
class BatchWorker extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int RARELY = 10;

    private final BatchTable table;
    private final BatchDesk desk;
    private final ChunkTurn turns;
    private final Lanes lanes;
    private final BatchSettings settings;
    private int looks;

    BatchWorker(BatchTable table, BatchDesk desk, ChunkTurn turns, Lanes lanes, BatchSettings settings) {
        super("batches", LOOK, new FailureLog(LOG, "Files of applications wait"));
        this.table = table;
        this.desk = desk;
        this.turns = turns;
        this.lanes = lanes;
        this.settings = settings;
    }

    @Override
    protected void work() {
        if (looks++ % RARELY == 0) {
            giveUp();
        }
        for (Optional<Turn> turn = table.take(settings.lease());
                turn.isPresent() && isRunning();
                turn = table.take(settings.lease())) {
            turns.take(turn.get());
        }
    }

    private void giveUp() {
        table.abandoned(settings.silence())
                .forEach(id -> desk.find(id)
                        .ifPresent(batch -> desk.giveUp(id, batch.source(), "The file did not come to its end.")));
    }

    @Override
    public void stop() {
        lanes.stop();
        super.stop();
    }
}
