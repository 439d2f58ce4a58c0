package finme.insight.line;

import finme.kernel.Ids;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Behind the changes all the time, some seconds. */
@Component
class LineTicker extends Ticker {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration BEHIND = Duration.ofSeconds(5);
    private static final Duration AGAIN_AT_START = Duration.ofDays(3);
    private static final int TRANSACTIONS = 20;
    private static final int STEPS_AT_ONCE = 5;

    private final Upkeep upkeep;
    private final LineWalk walk;
    /** Of the last days, once more after a start; null at its end. */
    private @Nullable UUID recent = Ids.first(Instant.now().minus(AGAIN_AT_START));

    LineTicker(Upkeep upkeep, LineWalk walk) {
        super(
                "case-lines",
                PAUSE,
                new FailureLog(LoggerFactory.getLogger(LineTicker.class), "Lists and figures stay behind"));
        this.upkeep = upkeep;
        this.walk = walk;
    }

    @Override
    protected void work() {
        upkeep.draw(BEHIND, TRANSACTIONS);
        for (int i = 0; i < STEPS_AT_ONCE && step(); i++) {
            upkeep.draw(BEHIND, TRANSACTIONS);
        }
    }

    private boolean step() {
        if (recent == null) {
            return walk.step();
        }
        recent = walk.pass(recent);
        return recent != null;
    }
}
