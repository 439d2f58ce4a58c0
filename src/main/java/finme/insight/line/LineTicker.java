package finme.insight.line;

import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Behind the changes all the time, a second or two. */
@Component
class LineTicker extends Ticker {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int STEPS_AT_ONCE = 5;

    private final Upkeep upkeep;
    private final LineWalk walk;
    private boolean begun;

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
        upkeep.catchUp();
        if (!begun) {
            walk.begin();
            begun = true;
        }
        for (int i = 0; i < STEPS_AT_ONCE && walk.step(); i++) {
            upkeep.catchUp();
        }
    }
}
