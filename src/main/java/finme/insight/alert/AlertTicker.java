package finme.insight.alert;

import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every minute, on whichever node comes first. A rule that fails changes nothing of its kind, and keeps no other from looking. */
@Component
class AlertTicker extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTicker.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final AlertBook book;
    private final List<AlertRule> rules;
    private final FailureLog failures = new FailureLog(LOG, "An alert may not be raised");

    AlertTicker(AlertBook book, List<AlertRule> rules) {
        super("alerts", PAUSE, new FailureLog(LOG, "Nobody looks for what may be amiss"));
        this.book = book;
        this.rules = rules;
    }

    @Override
    protected void work() {
        if (book.turn()) {
            look();
        }
    }

    void look() {
        rules.forEach(rule -> ErrorBoundary.run(failures, rule.kind(), () -> book.settle(rule.kind(), rule.look())));
    }
}
