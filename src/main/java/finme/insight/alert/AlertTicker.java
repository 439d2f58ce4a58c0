package finme.insight.alert;

import finme.insight.Alert;
import finme.insight.alert.AlertRule.Found;
import finme.work.ErrorBoundary;
import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every minute, on whichever node comes first. A rule that fails changes nothing of its kind, and keeps no other from looking. */
@Component
class AlertTicker extends Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTicker.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final AlertBook book;
    private final Map<Alert.Kind, List<AlertRule>> rules = new EnumMap<>(Alert.Kind.class);
    private final FailureLog failures = new FailureLog(LOG, "An alert may not be raised");

    AlertTicker(AlertBook book, List<AlertRule> all) {
        super("alerts", PAUSE, new FailureLog(LOG, "Nobody looks for what may be amiss"));
        this.book = book;
        all.forEach(rule ->
                rules.computeIfAbsent(rule.kind(), none -> new ArrayList<>()).add(rule));
    }

    @Override
    protected void work() {
        if (book.turn()) {
            look();
        }
    }

    void look() {
        rules.forEach((kind, all) -> ErrorBoundary.run(failures, kind, () -> {
            List<Found> found =
                    all.stream().flatMap(rule -> rule.look().stream()).toList();
            book.settle(kind, found);
        }));
    }
}
