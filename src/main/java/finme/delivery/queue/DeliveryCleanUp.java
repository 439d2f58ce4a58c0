package finme.delivery.queue;

import finme.fdforge.DatabaseClock;
import finme.kernel.Ids;
import finme.work.FailureTrace;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets at night what was acknowledged some days ago, a thousand messages at a time; several nodes share it. What is
 * parked stays until somebody settles it.
 */
@Component
class DeliveryCleanUp {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryCleanUp.class);

    private final LogRows log;
    private final DatabaseClock clock;
    private final Duration kept;

    /** @param kept how long an acknowledged message can be read and sent again */
    DeliveryCleanUp(LogRows log, DatabaseClock clock, @Value("${finme.delivery.kept:7d}") Duration kept) {
        this.log = log;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(cron = "${finme.delivery.clean-up:0 40 3 * * *}")
    void run() {
        try {
            UUID before = Ids.first(clock.now().minus(kept));
            int gone = 0;
            for (int some = log.forgetDelivered(before); some > 0; some = log.forgetDelivered(before)) {
                gone += some;
            }
            LOG.info("Forgot {} delivered messages older than {}", gone, kept);
        } catch (RuntimeException failure) {
            LOG.warn("Delivered messages are kept for another night", FailureTrace.of(failure));
        }
    }
}
