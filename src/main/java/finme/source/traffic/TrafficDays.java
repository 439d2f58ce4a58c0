package finme.source.traffic;

import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the books of traffic as long as they may be. */
@Component
class TrafficDays extends Ticker {
    private final TrafficBooks books;

    TrafficDays(TrafficBooks books) {
        super(
                "source-traffic",
                Duration.ofHours(1),
                new FailureLog(
                        LoggerFactory.getLogger(TrafficDays.class), "Old counts of sources stay a little longer"));
        this.books = books;
    }

    @Override
    protected void work() {
        books.forget();
    }
}
