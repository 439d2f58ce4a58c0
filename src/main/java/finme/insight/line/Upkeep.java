package finme.insight.line;

import finme.insight.CaseUpkeep;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class Upkeep implements CaseUpkeep {
    /** In one transaction. */
    static final int MOST = 500;

    private static final int TRANSACTIONS_BEFORE_A_SEARCH = 6;

    private final ChangedCases changed;
    private final Lines lines;
    private final FailureLog failures =
            new FailureLog(LoggerFactory.getLogger(Upkeep.class), "Lists and figures stay behind");

    Upkeep(ChangedCases changed, Lines lines) {
        this.changed = changed;
        this.lines = lines;
    }

    @Override
    public void catchUp() {
        ErrorBoundary.run(failures, () -> draw(Duration.ZERO, TRANSACTIONS_BEFORE_A_SEARCH));
    }

    /** One after the other: what somebody else is drawing right now is waited for, too. */
    synchronized void draw(Duration waited, int transactions) {
        for (int i = 0; i < transactions; i++) {
            List<UUID> taken = changed.take(MOST, waited);
            draw(taken);
            if (taken.size() < MOST) {
                return;
            }
        }
    }

    private void draw(List<UUID> taken) {
        if (taken.isEmpty()) {
            return;
        }
        boolean drawn = false;
        try {
            lines.draw(taken);
            drawn = true;
        } finally {
            if (!drawn) {
                changed.giveBack(taken);
            }
        }
    }
}
