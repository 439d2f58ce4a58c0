package finme.filling;

import finme.work.FailureLog;
import finme.work.Ticker;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the numbers as long as they may be. */
@Component
class NumbersDays extends Ticker {
    private final FormNumbers numbers;

    NumbersDays(FormNumbers numbers) {
        super(
                "form-numbers",
                Duration.ofHours(1),
                new FailureLog(
                        LoggerFactory.getLogger(NumbersDays.class), "Old numbers of forms stay a little longer"));
        this.numbers = numbers;
    }

    @Override
    protected void work() {
        numbers.forget();
    }
}
