package finme.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Offers that will not be held much longer. */
public interface OffersEnding {
    /** @return applications with an offer that ends within this time and was there for an hour at least; at most 1,000 */
    List<UUID> within(Duration time);
}
