package finme.retention.erasure;

import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends erasures that a crash or a failure has left unfinished, rarer the longer one fails, but every minute at least. */
@Component
class ErasureSweep extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureSweep.class);

    private final ErasureRows rows;
    private final Forgetting forgetting;
    private final FailureLog failures = new FailureLog(LOG, "An erasure is not finished yet");

    ErasureSweep(ErasureRows rows, Forgetting forgetting) {
        super("erasures", Duration.ofSeconds(2), new FailureLog(LOG, "Unfinished erasures are looked for again soon"));
        this.rows = rows;
        this.forgetting = forgetting;
    }

    @Override
    protected void work() {
        rows.due().forEach(this::goOn);
    }

    void goOn(UUID id) {
        if (!ErrorBoundary.run(failures, id, () -> forgetting.goOn(id))) {
            rows.failed(id);
        }
    }
}
